package dev.storyreel.provider.gemini;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.gemini.GeminiApi.Candidate;
import dev.storyreel.provider.gemini.GeminiApi.GenerateAnswer;
import dev.storyreel.provider.gemini.GeminiApi.GenerateRequest;
import dev.storyreel.provider.gemini.GeminiApi.Part;
import dev.storyreel.provider.gemini.GeminiApi.UsageMetadata;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way to Gemini. */
@Component
class Gemini {
    static final String NAME = "gemini";
    static final String TITLE = "Gemini";

    /** Ends that are nobody's decision about the content. */
    private static final Set<String> FAULTS = Set.of(
            "OTHER",
            "MALFORMED_RESPONSE",
            "MALFORMED_FUNCTION_CALL",
            "NO_IMAGE",
            "IMAGE_OTHER",
            "UNEXPECTED_TOOL_CALL");

    private final VendorHttp http;
    private final GeminiApi api;

    Gemini(GeminiSettings settings, Clock clock) {
        this.http = new VendorHttp(
                TITLE,
                settings,
                VendorJson.camelCase(),
                headers -> headers.set("x-goog-api-key", settings.apiKey().reveal()),
                clock);
        this.api = http.api(GeminiApi.class);
    }

    GenerateAnswer generate(String model, GenerateRequest request) throws InterruptedException {
        return http.call(() -> api.generate(model, request));
    }

    void probe() throws InterruptedException {
        http.call(api::models);
    }

    static Usage tokens(GenerateAnswer answer) {
        UsageMetadata used = answer.usageMetadata();
        return used == null
                ? Usage.NONE
                : Usage.tokens(
                        Objects.requireNonNullElse(used.promptTokenCount(), 0L),
                        Objects.requireNonNullElse(used.candidatesTokenCount(), 0L)
                                + Objects.requireNonNullElse(used.thoughtsTokenCount(), 0L));
    }

    /**
     * What the model gave, without its thoughts.
     *
     * @param use what is charged if there is nothing
     * @throws ProviderException a refusal, unless the end is known to be a fault: no candidate is a refusal too
     */
    static List<Part> parts(GenerateAnswer answer, ProviderUse use) {
        if (answer.candidates() == null || answer.candidates().isEmpty()) {
            String reason = answer.promptFeedback() == null
                    ? null
                    : answer.promptFeedback().blockReason();
            throw failure(
                    ProviderError.PROVIDER_REFUSED,
                    "declines the request" + (reason == null ? "" : " (" + reason + ")"),
                    use);
        }
        Candidate candidate = answer.candidates().getFirst();
        String end = Objects.requireNonNullElse(candidate.finishReason(), "OTHER");
        if (end.equals("MAX_TOKENS")) {
            throw failure(ProviderError.PROVIDER_ANSWER_TRUNCATED, "stopped before its answer was whole", use);
        }
        if (!end.equals("STOP")) {
            throw FAULTS.contains(end)
                    ? failure(ProviderError.PROVIDER_BAD_ANSWER, "did not complete its answer (" + end + ")", use)
                    : failure(ProviderError.PROVIDER_REFUSED, "declines the request (" + end + ")", use);
        }
        if (candidate.content() == null || candidate.content().parts() == null) {
            return List.of();
        }
        return candidate.content().parts().stream()
                .filter(part -> !Boolean.TRUE.equals(part.thought()))
                .toList();
    }

    private static ProviderException failure(ProviderError error, String what, ProviderUse use) {
        return new ProviderException(error, TITLE + " " + what, null, null, use);
    }
}
