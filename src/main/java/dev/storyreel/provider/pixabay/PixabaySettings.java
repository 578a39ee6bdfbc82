package dev.storyreel.provider.pixabay;

import dev.storyreel.provider.http.StockSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param safeSearch whether only what is fit for all ages is found */
@Validated
@ConfigurationProperties("storyreel.provider.pixabay")
record PixabaySettings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("https://pixabay.com/api") URI baseUrl,
        @DefaultValue("*.pixabay.com") List<String> resultHosts,
        @DefaultValue("true") boolean safeSearch,
        @DefaultValue("4") @Min(1) int concurrency,
        @DefaultValue("100") @Min(0) int requestsPerMinute,
        @DefaultValue("20s") Duration firstByte,
        @DefaultValue("30s") Duration wholeCall)
        implements StockSettings {
    PixabaySettings {
        resultHosts = List.copyOf(resultHosts);
    }

    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("PIXABAY_API_KEY") : Optional.empty();
    }
}
