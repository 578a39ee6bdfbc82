package dev.storyreel.provider.http;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the adapters of vendors have in common. */
public abstract class VendorProvider implements Provider {
    private final String name;
    private final String title;
    private final String model;
    private final VendorSettings settings;
    private final Prices prices;

    /**
     * @param name in the configuration
     * @param title as people know the vendor
     */
    protected VendorProvider(String name, String title, String model, VendorSettings settings, Prices prices) {
        this.name = name;
        this.title = title;
        this.model = model;
        this.settings = settings;
        this.prices = prices;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String model() {
        return model;
    }

    @Override
    public final boolean offline() {
        return false;
    }

    @Override
    public Optional<String> missing() {
        return settings.missing();
    }

    @Override
    public Duration longestCall() {
        return settings.wholeCall();
    }

    @Override
    public final int concurrency() {
        return settings.concurrency();
    }

    @Override
    public final Optional<Rate> rate() {
        return settings.rate();
    }

    @Override
    public final boolean isVendors() {
        return settings.isVendors();
    }

    /** A use at its price. */
    protected final ProviderUse use(Usage usage) {
        return use(null, usage);
    }

    /**
     * A use at the price of the version that answered or, where that has none, of the model that was asked.
     *
     * @param version the model as the answer names it; null if it does not
     */
    protected final ProviderUse use(@Nullable String version, Usage usage) {
        String answered = version == null || version.isBlank() ? model : version;
        BigDecimal cost = prices.of(name, answered, usage)
                .or(() -> prices.of(name, model, usage))
                .orElse(BigDecimal.ZERO);
        return new ProviderUse(name, answered, false, usage, cost);
    }

    /** @param what goes on after the vendor's name */
    protected final ProviderException failure(ProviderError error, String what) {
        return failure(error, what, null);
    }

    /** @param use what is charged all the same */
    protected final ProviderException failure(ProviderError error, String what, @Nullable ProviderUse use) {
        return new ProviderException(error, title + " " + what, null, null, use);
    }
}
