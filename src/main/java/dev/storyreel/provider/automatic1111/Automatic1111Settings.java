package dev.storyreel.provider.automatic1111;

import dev.storyreel.provider.http.VendorSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param apiKey {@code user:password}, where the server wants one ({@code --api-auth})
 * @param baseUrl where it is; empty for nowhere
 * @param pictureModel the checkpoint; empty for the one that is loaded
 * @param steps of drawing
 * @param pixels of a picture: about those its model was trained with
 * @param negativePrompt what is not to be seen
 */
@Validated
@ConfigurationProperties("storyreel.provider.automatic1111")
record Automatic1111Settings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("") URI baseUrl,
        @DefaultValue("") String pictureModel,
        @DefaultValue("25") @Min(1) @Max(150) int steps,

        @DefaultValue("1048576") @Min(65_536) @Max(16_777_216)
        int pixels,

        @DefaultValue("text, letters, watermark, logo, frame, deformed")
        String negativePrompt,

        @DefaultValue("1") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("300s") Duration firstByte,
        @DefaultValue("300s") Duration wholeCall)
        implements VendorSettings {
    Automatic1111Settings {
        baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
    }

    @Override
    public Optional<String> missing() {
        return baseUrl.toString().isEmpty() ? Optional.of("AUTOMATIC1111_BASE_URL") : Optional.empty();
    }
}
