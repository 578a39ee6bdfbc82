package dev.storyreel.provider.gemini;

import dev.storyreel.provider.LanguageAnswer;
import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.gemini.GeminiApi.Content;
import dev.storyreel.provider.gemini.GeminiApi.GenerateAnswer;
import dev.storyreel.provider.gemini.GeminiApi.GenerateRequest;
import dev.storyreel.provider.gemini.GeminiApi.GenerationConfig;
import dev.storyreel.provider.gemini.GeminiApi.Part;
import dev.storyreel.provider.http.VendorProvider;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gemini's language models. */
@Component
@Order(30)
class GeminiLanguageModel extends VendorProvider implements LanguageModel {
    private final Gemini gemini;

    GeminiLanguageModel(GeminiSettings settings, Gemini gemini, Prices prices) {
        super(Gemini.NAME, Gemini.TITLE, settings.languageModel(), settings, prices);
        this.gemini = gemini;
    }

    @Override
    public void probe() throws InterruptedException {
        gemini.probe();
    }

    @Override
    public LanguageAnswer answer(LanguageRequest request) throws InterruptedException {
        GenerateAnswer answer = gemini.generate(
                model(),
                new GenerateRequest(
                        Content.system(request.instructions()),
                        List.of(Content.user(shown(request))),
                        new GenerationConfig(
                                null, null, "application/json", request.schema(), request.maxOutputTokens())));
        ProviderUse use = use(answer.modelVersion(), Gemini.tokens(answer));
        String text = Gemini.parts(answer, use).stream()
                .map(Part::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
        if (text.isBlank()) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent an answer without a text", use);
        }
        return new LanguageAnswer(text, use);
    }

    private static List<Part> shown(LanguageRequest request) {
        return Stream.concat(request.pictures().stream().map(Part::of), Stream.of(Part.of(request.input())))
                .toList();
    }
}
