package dev.storyreel.provider.cartesia;

import dev.storyreel.provider.http.VendorSettings;
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
 * @param version of the API, a day
 * @param speechModel that speaks
 * @param voice the id of the voice that speaks where none is named
 * @param languages that the model speaks, whosever voice it is
 */
@Validated
@ConfigurationProperties("storyreel.provider.cartesia")
record CartesiaSettings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("https://api.cartesia.ai") URI baseUrl,
        @DefaultValue("2026-08-14") String version,
        @DefaultValue("sonic-3.5") String speechModel,

        @DefaultValue("79f8b5fb-2cc8-479a-80df-29f7a7cf1a3e")
        String voice,

        @DefaultValue List<String> languages,

        @DefaultValue("2") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("30s") Duration firstByte,
        @DefaultValue("120s") Duration wholeCall)
        implements VendorSettings {
    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("CARTESIA_API_KEY") : Optional.empty();
    }
}
