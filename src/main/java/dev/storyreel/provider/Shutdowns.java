package dev.storyreel.provider;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When vendors end models, as far as they have said so. Data like the {@link Prices}.
 *
 * @param shutdowns by provider and model, the day from which it does not answer any more
 */
@ConfigurationProperties("storyreel.provider")
public record Shutdowns(@DefaultValue Map<String, Map<String, LocalDate>> shutdowns) {
    public Shutdowns {
        shutdowns = Map.copyOf(shutdowns);
    }

    /** The day from which the model does not answer any more; empty if none is known. */
    public Optional<LocalDate> of(Provider provider) {
        return !provider.isVendors()
                ? Optional.empty()
                : ModelNames.find(shutdowns.getOrDefault(provider.name(), Map.of()), provider.model());
    }
}
