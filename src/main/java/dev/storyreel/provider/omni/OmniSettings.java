package dev.storyreel.provider.omni;

import dev.storyreel.provider.http.VideoSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param videoModel that makes clips
 * @param videoResolution of them; higher ones cost more
 * @param pollEvery how often a task is asked after
 * @param longestTask how long one may take
 */
@Validated
@ConfigurationProperties("storyreel.provider.omni")
record OmniSettings(
        @DefaultValue("") Secret apiKey,

        @DefaultValue("https://generativelanguage.googleapis.com/v1beta")
        URI baseUrl,

        @DefaultValue("gemini-omni-1.1-flash") @Pattern(regexp = "[A-Za-z0-9._-]+")
        String videoModel,

        @DefaultValue("720p") @Pattern(regexp = "360p|720p|1080p|4k")
        String videoResolution,

        @DefaultValue({"*.googleapis.com", "*.googleusercontent.com"})
        List<String> resultHosts,

        @DefaultValue("10s") Duration pollEvery,
        @DefaultValue("20m") Duration longestTask,
        @DefaultValue("4") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("60s") Duration firstByte,
        @DefaultValue("90s") Duration wholeCall)
        implements VideoSettings {
    OmniSettings {
        resultHosts = List.copyOf(resultHosts);
    }

    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("GEMINI_API_KEY") : Optional.empty();
    }
}
