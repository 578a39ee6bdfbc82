package dev.storyreel.provider.replicate;

import dev.storyreel.provider.http.VideoSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param videoModel that makes clips: {@code owner/name}, or {@code owner/name:version}
 * @param video how that model wants to be asked
 * @param pollEvery how often a prediction is asked after
 * @param longestTask how long one may take; Replicate is told too, and stops it then
 */
@Validated
@ConfigurationProperties("storyreel.provider.replicate")
record ReplicateSettings(
        @DefaultValue("") Secret apiKey,

        @DefaultValue("https://api.replicate.com/v1") URI baseUrl,

        @DefaultValue("bytedance/seedance-1-lite") @Pattern(regexp = "[A-Za-z0-9._-]+/[A-Za-z0-9._-]+(:[0-9a-f]{64})?")
        String videoModel,

        @DefaultValue VideoInput video,

        @DefaultValue({"replicate.delivery", "*.replicate.delivery"})
        List<String> resultHosts,

        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("30m") Duration longestTask,
        @DefaultValue("8") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("30s") Duration firstByte,
        @DefaultValue("60s") Duration wholeCall)
        implements VideoSettings {
    ReplicateSettings {
        resultHosts = List.copyOf(resultHosts);
    }

    /**
     * What a model's inputs are called; an empty name is an input that it does not have. The defaults are those of
     * {@code bytedance/seedance-1-lite}.
     *
     * @param shape the input that takes {@code 9:16} or {@code 16:9}
     * @param shortest seconds that it can make
     * @param longest seconds that it can make
     * @param more inputs that are always the same, e.g. {@code resolution: 720p}; numbers and truth values are sent as such
     */
    record VideoInput(
            @DefaultValue("prompt") String prompt,
            @DefaultValue("image") String image,
            @DefaultValue("duration") String duration,
            @DefaultValue("seed") String seed,
            @DefaultValue("aspect_ratio") String shape,
            @DefaultValue("2") @Min(1) int shortest,
            @DefaultValue("12") @Min(1) int longest,
            @DefaultValue Map<String, String> more) {
        VideoInput {
            more = Map.copyOf(more);
            if (longest < shortest) {
                throw new IllegalArgumentException("storyreel.provider.replicate.video.longest is below shortest");
            }
        }
    }

    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("REPLICATE_API_TOKEN") : Optional.empty();
    }
}
