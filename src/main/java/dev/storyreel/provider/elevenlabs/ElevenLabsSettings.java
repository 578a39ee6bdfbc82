package dev.storyreel.provider.elevenlabs;

import dev.storyreel.provider.http.VendorSettings;
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
 * @param speechModel that speaks
 * @param voice the id of the voice that speaks where none is named
 * @param languages that the model speaks, whosever voice it is
 * @param outputFormat of the sound, MP3 or bare samples of 16 bits, which take a larger plan
 */
@Validated
@ConfigurationProperties("storyreel.provider.elevenlabs")
record ElevenLabsSettings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("https://api.elevenlabs.io") URI baseUrl,
        @DefaultValue("eleven_multilingual_v2") String speechModel,
        @DefaultValue("JBFqnCBsd6RMkjVDRZzb") String voice,
        @DefaultValue List<String> languages,

        @DefaultValue("mp3_44100_128")
        @Pattern(regexp = "mp3_\\d{5}_\\d{2,3}|pcm_\\d{5}", message = "must be like mp3_44100_128 or pcm_44100")
        String outputFormat,

        @DefaultValue("2") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("30s") Duration firstByte,
        @DefaultValue("120s") Duration wholeCall)
        implements VendorSettings {
    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("ELEVENLABS_API_KEY") : Optional.empty();
    }
}
