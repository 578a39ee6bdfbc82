package dev.storyreel.provider.gemini;

import dev.storyreel.provider.http.VendorSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param languageModel that plans
 * @param pictureModel that draws
 * @param pictureSize of its pictures; larger ones cost more
 */
@Validated
@ConfigurationProperties("storyreel.provider.gemini")
record GeminiSettings(
        @DefaultValue("") Secret apiKey,

        @DefaultValue("https://generativelanguage.googleapis.com/v1beta")
        URI baseUrl,

        @DefaultValue("gemini-3.6-flash") @Pattern(regexp = GeminiSettings.MODEL)
        String languageModel,

        @DefaultValue("gemini-nano-banana-2.1") @Pattern(regexp = GeminiSettings.MODEL)
        String pictureModel,

        @DefaultValue("1K") @Pattern(regexp = "1K|2K|4K") String pictureSize,

        @DefaultValue("8") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("120s") Duration firstByte,
        @DefaultValue("150s") Duration wholeCall)
        implements VendorSettings {
    /** It is a part of the path. */
    static final String MODEL = "[A-Za-z0-9._-]+";

    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("GEMINI_API_KEY") : Optional.empty();
    }
}
