package dev.storyreel.provider.deepgram;

import dev.storyreel.provider.http.VendorSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param speechModel that speaks where none is named: its name says voice and language, {@code aura-2-thalia-en}
 * @param voices that speak other languages where none is named, by language
 * @param recognitionModel that writes down what is said
 */
@Validated
@ConfigurationProperties("storyreel.provider.deepgram")
record DeepgramSettings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("https://api.deepgram.com") URI baseUrl,
        @DefaultValue("aura-2-thalia-en") String speechModel,
        @DefaultValue Map<String, String> voices,
        @DefaultValue("nova-3") String recognitionModel,
        @DefaultValue("15") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("30s") Duration firstByte,
        @DefaultValue("120s") Duration wholeCall)
        implements VendorSettings {
    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("DEEPGRAM_API_KEY") : Optional.empty();
    }
}
