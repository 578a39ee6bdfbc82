package dev.storyreel.provider.offline.voice;

import dev.storyreel.provider.offline.text.Sentences;
import dev.storyreel.provider.offline.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A text ready to be spoken.
 *
 * @param words as written, in order
 * @param sentences tokens of each stretch spoken in one breath, none of them empty or longer than a minute or so
 */
record SpokenText(List<String> words, List<List<SpokenToken>> sentences) {
    /** The voice needs memory for each stretch as a whole, and people need to breathe. */
    private static final int MAX_TOKENS = 60;

    private static final int MIN_TOKENS = 40;

    static SpokenText of(String text, Verbalizer verbalizer) {
        List<String> words = new ArrayList<>();
        List<List<SpokenToken>> stretches = new ArrayList<>();
        for (String sentence : Sentences.of(text)) {
            List<String> written = Words.of(sentence);
            cut(verbalizer.tokens(written, words.size())).forEach(stretch -> close(stretches, stretch));
            words.addAll(written);
        }
        return new SpokenText(List.copyOf(words), List.copyOf(stretches));
    }

    int tokens() {
        return sentences.stream().mapToInt(List::size).sum();
    }

    private static List<List<SpokenToken>> cut(List<SpokenToken> tokens) {
        List<List<SpokenToken>> stretches = new ArrayList<>();
        List<SpokenToken> stretch = new ArrayList<>();
        for (SpokenToken token : tokens) {
            stretch.add(token);
            if (stretch.size() >= MAX_TOKENS || (stretch.size() >= MIN_TOKENS && token.isMark())) {
                stretches.add(stretch);
                stretch = new ArrayList<>();
            }
        }
        stretches.add(stretch);
        return stretches;
    }

    private static void close(List<List<SpokenToken>> stretches, List<SpokenToken> stretch) {
        if (stretch.stream().allMatch(SpokenToken::isMark)) {
            return;
        }
        SpokenToken last = stretch.getLast();
        if (last.text().equals(",")) {
            stretch.removeLast();
        }
        if (!last.isMark() || last.text().equals(",")) {
            stretch.add(new SpokenToken(".", last.word()));
        }
        stretches.add(List.copyOf(stretch));
    }
}
