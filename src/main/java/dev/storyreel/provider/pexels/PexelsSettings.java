package dev.storyreel.provider.pexels;

import dev.storyreel.provider.Provider;
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

/**
 * @param requestsPerHour searches; 0 for no limit
 * @param requestsPerMinute counts in place of those of an hour where it is set
 */
@Validated
@ConfigurationProperties("storyreel.provider.pexels")
record PexelsSettings(
        @DefaultValue("") Secret apiKey,

        @DefaultValue("https://api.pexels.com/v1") URI baseUrl,

        @DefaultValue("*.pexels.com") List<String> resultHosts,
        @DefaultValue("4") @Min(1) int concurrency,
        @DefaultValue("200") @Min(0) int requestsPerHour,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("20s") Duration firstByte,
        @DefaultValue("30s") Duration wholeCall)
        implements StockSettings {
    PexelsSettings {
        resultHosts = List.copyOf(resultHosts);
    }

    @Override
    public Optional<Provider.Rate> rate() {
        return requestsPerMinute > 0 || requestsPerHour == 0
                ? StockSettings.super.rate()
                : Optional.of(new Provider.Rate(requestsPerHour, Duration.ofHours(1)));
    }

    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("PEXELS_API_KEY") : Optional.empty();
    }
}
