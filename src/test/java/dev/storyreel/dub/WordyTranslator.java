package dev.storyreel.dub;

import dev.storyreel.provider.Languages;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationProvider;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.provider.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says anything in English words of about the length that is wanted, at a price; but nothing British. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WordyTranslator implements TranslationProvider {
    private static final String[] WORDS =
            ("the sea is wide and deep and most of what lives in it has never been seen by anyone at all yet we go"
                            + " down there with lamps and cameras to look for it and what we find is stranger than we thought")
                    .split(" ");

    private final ConcurrentLinkedQueue<TranslationRequest> asked = new ConcurrentLinkedQueue<>();

    List<TranslationRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public boolean translates(String source, String target) {
        return Languages.same(source, "de");
    }

    @Override
    public Translation translate(TranslationRequest request) {
        if (request.target().equals("en-GB")) {
            throw new ProviderException(ProviderError.PROVIDER_REQUEST_REJECTED, "nothing British today");
        }
        asked.add(request);
        List<String> lines = new ArrayList<>();
        for (TranslationRequest.Line line : request.lines()) {
            lines.add(words(lines.size() * 7 + line.text().length(), (line.least() + line.most()) / 2));
        }
        return new Translation(
                lines, false, new ProviderUse(name(), model(), false, Usage.NONE, new BigDecimal("0.01")));
    }

    private static String words(int from, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = from; text.length() < Math.max(3, characters - 3); i++) {
            text.append(text.isEmpty() ? "" : " ").append(WORDS[i % WORDS.length]);
        }
        return text.append('.').toString();
    }

    @Override
    public String name() {
        return "wordy";
    }

    @Override
    public String model() {
        return "wordy-1";
    }

    @Override
    public boolean offline() {
        return false;
    }
}
