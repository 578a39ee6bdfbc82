package dev.storyreel.provider.anthropic;

import dev.storyreel.provider.http.VendorSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param languageModel that plans */
@Validated
@ConfigurationProperties("storyreel.provider.anthropic")
record AnthropicSettings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("https://api.anthropic.com/v1") URI baseUrl,
        @DefaultValue("2023-06-01") String version,
        @DefaultValue("claude-sonnet-5-5") String languageModel,
        @DefaultValue("8") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("120s") Duration firstByte,
        @DefaultValue("150s") Duration wholeCall)
        implements VendorSettings {
    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("ANTHROPIC_API_KEY") : Optional.empty();
    }
}
