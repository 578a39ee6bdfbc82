package dev.storyreel.provider.replicate;

import dev.storyreel.provider.http.VideoSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.Valid;
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
 * @param pictureModel that draws: {@code owner/name}, or {@code owner/name:version}
 * @param picture how that model wants to be asked
 * @param pollEvery how often a prediction is asked after
 * @param longestTask how long one may take; Replicate is told too, and stops it then
 */
@Validated
@ConfigurationProperties("storyreel.provider.replicate")
record ReplicateSettings(
        @DefaultValue("") Secret apiKey,

        @DefaultValue("https://api.replicate.com/v1") URI baseUrl,

        @DefaultValue("bytedance/seedance-1-lite") @Pattern(regexp = MODEL)
        String videoModel,

        @DefaultValue VideoInput video,

        @DefaultValue("black-forest-labs/flux-schnell") @Pattern(regexp = MODEL)
        String pictureModel,

        @Valid @DefaultValue PictureInput picture,

        @DefaultValue({"replicate.delivery", "*.replicate.delivery"})
        List<String> resultHosts,

        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("30m") Duration longestTask,
        @DefaultValue("8") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("65s") Duration firstByte,
        @DefaultValue("90s") Duration wholeCall)
        implements VideoSettings {
    private static final String MODEL = "[A-Za-z0-9._-]+/[A-Za-z0-9._-]+(:[0-9a-f]{64})?";

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

    /**
     * The same for a model that draws. The defaults are those of {@code black-forest-labs/flux-schnell}.
     *
     * @param shape the input that takes one of {@code shapes}
     * @param shapes that it can draw
     * @param format the input that takes {@code png}, so that no picture comes as something else
     * @param longest how long a picture may take; Replicate is told too, and stops it then
     * @param more inputs that are always the same, e.g. a picture for all to be like; numbers and truth values are sent as such
     */
    record PictureInput(
            @DefaultValue("prompt") String prompt,
            @DefaultValue("seed") String seed,
            @DefaultValue("aspect_ratio") String shape,

            @DefaultValue({"1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21"})
            List<@Pattern(regexp = "\\d{1,3}:\\d{1,3}") String> shapes,

            @DefaultValue("output_format") String format,
            @DefaultValue("5m") Duration longest,
            @DefaultValue Map<String, String> more) {
        PictureInput {
            shapes = List.copyOf(shapes);
            more = Map.copyOf(more);
            if (shapes.isEmpty()) {
                throw new IllegalArgumentException("storyreel.provider.replicate.picture.shapes is empty");
            }
        }
    }

    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("REPLICATE_API_TOKEN") : Optional.empty();
    }
}
