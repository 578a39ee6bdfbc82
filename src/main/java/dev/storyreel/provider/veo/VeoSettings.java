package dev.storyreel.provider.veo;

import dev.storyreel.provider.http.VideoSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param apiKey an access token that somebody else keeps fresh; mostly there is none, and the credentials give them
 * @param credentials the path of a service account's file
 * @param project of Google Cloud, in which the clips are made
 * @param location of Google Cloud
 * @param baseUrl where it is; what belongs to the location if it is left out
 * @param videoModel that makes clips
 * @param videoResolution of them
 * @param videoSeconds that the model can make, whole numbers
 * @param pollEvery how often a task is asked after
 * @param longestTask how long one may take
 */
@Validated
@ConfigurationProperties("storyreel.provider.veo")
record VeoSettings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("") String credentials,

        @DefaultValue("") @Pattern(regexp = "[a-z0-9.:-]*") String project,

        @DefaultValue("us-central1") @Pattern(regexp = "[a-z0-9-]+")
        String location,

        @Nullable URI baseUrl,

        @DefaultValue("veo-3.1-fast-generate-001") @Pattern(regexp = "[A-Za-z0-9._-]+")
        String videoModel,

        @DefaultValue("720p") @Pattern(regexp = "720p|1080p")
        String videoResolution,

        @DefaultValue({"4", "6", "8"}) @NotEmpty List<Integer> videoSeconds,
        @DefaultValue List<String> resultHosts,
        @DefaultValue("10s") Duration pollEvery,
        @DefaultValue("20m") Duration longestTask,
        @DefaultValue("4") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("60s") Duration firstByte,
        @DefaultValue("120s") Duration wholeCall)
        implements VideoSettings {
    VeoSettings {
        videoSeconds = List.copyOf(videoSeconds);
        resultHosts = List.copyOf(resultHosts);
        baseUrl = baseUrl == null ? URI.create("https://" + location + "-aiplatform.googleapis.com/v1") : baseUrl;
    }

    @Override
    @SuppressWarnings("NullAway") // set above
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public Optional<String> missing() {
        return project.isBlank()
                ? Optional.of("GOOGLE_CLOUD_PROJECT")
                : apiKey.isEmpty() && credentials.isBlank()
                        ? Optional.of("GOOGLE_APPLICATION_CREDENTIALS")
                        : Optional.empty();
    }
}
