package dev.storyreel.provider;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What vendors charge, in US dollars. Prices are data: {@code providers.yaml} has those of a day, and whoever runs the
 * studio puts right what has changed since, or what their own contract says.
 *
 * @param pricesAsOf the day of the prices that come with the product
 * @param prices by provider, model ({@code *} for all others of the provider) and {@linkplain Unit#priced() unit}
 */
@ConfigurationProperties("storyreel.provider")
public record Prices(LocalDate pricesAsOf, Map<String, Map<String, Map<String, BigDecimal>>> prices) {
    public Prices {
        prices = Map.copyOf(prices);
        prices.values().stream()
                .flatMap(models -> models.values().stream())
                .flatMap(units -> units.entrySet().stream())
                .forEach(price -> {
                    Unit.priced(price.getKey());
                    if (price.getValue().signum() < 0) {
                        throw new IllegalArgumentException("a price is negative: " + price);
                    }
                });
    }

    /** US dollars for that much; empty if a unit of it has no price. */
    public Optional<BigDecimal> of(String provider, String model, Usage usage) {
        Map<String, BigDecimal> known = known(provider, model);
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Unit, Long> used : usage.units().entrySet()) {
            BigDecimal price = known.get(used.getKey().priced());
            if (price == null) {
                return Optional.empty();
            }
            BigDecimal quantity = BigDecimal.valueOf(used.getKey().quantity());
            sum = sum.add(price.multiply(BigDecimal.valueOf(used.getValue())).divide(quantity, MathContext.DECIMAL64));
        }
        return Optional.of(sum);
    }

    private Map<String, BigDecimal> known(String provider, String model) {
        Map<String, Map<String, BigDecimal>> models = prices.getOrDefault(provider, Map.of());
        Map<String, BigDecimal> known = new HashMap<>(models.getOrDefault("*", Map.of()));
        ModelNames.find(models, model).ifPresent(known::putAll);
        return known;
    }
}
