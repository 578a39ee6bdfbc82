package dev.storyreel.provider.openai;

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
 * @param api which of the two ways to ask a language model the server knows
 * @param languageModel that plans
 * @param pictureModel that draws
 * @param speechModel that speaks; empty for none. OpenAI's own are shut down on 2027-01-06, so it is for servers of one's own
 * @param voice of that model that speaks where none is named
 * @param voices that it has beside that one; others can be named all the same
 * @param languages that it speaks; empty for any
 * @param recognitionModel that writes down what is said; empty for none. OpenAI's own that time words are shut down on
 *     2027-02-26, so it is for servers of one's own
 * @param pictureQuality {@code low}, {@code medium} or {@code high}; a server of another kind may know others
 */
@Validated
@ConfigurationProperties("storyreel.provider.openai")
record OpenAiSettings(
        @DefaultValue("") Secret apiKey,
        @DefaultValue(OpenAiSettings.VENDOR) URI baseUrl,
        @DefaultValue("responses") Api api,
        @DefaultValue("gpt-6.1-sol") String languageModel,
        @DefaultValue("") String speechModel,
        @DefaultValue("alloy") String voice,
        @DefaultValue List<String> voices,
        @DefaultValue List<String> languages,
        @DefaultValue("") String recognitionModel,
        @DefaultValue("gpt-image-2.5-flare") String pictureModel,
        @DefaultValue("medium") String pictureQuality,
        @DefaultValue("16") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("120s") Duration firstByte,
        @DefaultValue("150s") Duration wholeCall)
        implements VendorSettings {
    static final String VENDOR = "https://api.openai.com/v1";

    OpenAiSettings {
        baseUrl = URI.create(baseUrl.toString().replaceAll("/+$", ""));
    }

    /** The ways to ask a language model. */
    enum Api {
        /** OpenAI's own, {@code /responses}. */
        RESPONSES,
        /** What most compatible servers know: {@code /chat/completions}. */
        CHAT
    }

    @Override
    public boolean isVendors() {
        return baseUrl.toString().equals(VENDOR);
    }

    /** A compatible server of one's own may want no key. */
    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() && isVendors() ? Optional.of("OPENAI_API_KEY") : Optional.empty();
    }
}
