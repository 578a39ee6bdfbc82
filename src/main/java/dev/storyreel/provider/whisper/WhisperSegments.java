package dev.storyreel.provider.whisper;

import dev.storyreel.provider.HeardTranscript;
import dev.storyreel.provider.offline.text.UnspacedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@link WhisperProcess} writes. Only segments, of some seconds each, have times of their own: within one, a word lasts as
 * long as its letters make likely.
 */
final class WhisperSegments {
    private static final Pattern SEGMENT = Pattern.compile("(\\d{1,9})\t(\\d{1,9})\t(.*)");
    /** What is heard and not said, such as {@code [Music]}. */
    private static final Pattern ASIDE = Pattern.compile("\\[[^\\]]*\\]|\\([^)]*\\)|\\*[^*]*\\*|♪");

    private WhisperSegments() {}

    /** @param heard gets all words and utterances */
    static void read(byte[] lines, HeardTranscript heard) {
        new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(SEGMENT::matcher)
                // libraries may print what they like
                .filter(Matcher::matches)
                .forEach(segment -> segment(
                        ASIDE.matcher(segment.group(3)).replaceAll(" ").strip(),
                        Long.parseLong(segment.group(1)) / 1000.0,
                        Long.parseLong(segment.group(2)) / 1000.0,
                        heard));
    }

    private static void segment(String text, double start, double end, HeardTranscript heard) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return;
        }
        double letters = words.stream().mapToInt(WhisperSegments::weight).sum();
        int before = 0;
        for (String word : words) {
            int upTo = before + weight(word);
            heard.word(
                    word, start + (end - start) * before / letters, start + (end - start) * upTo / letters, null, null);
            before = upTo;
        }
        heard.utterance(text, start, end, null);
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+"))
                .flatMap(word -> UnspacedText.is(word) ? UnspacedText.words(word).stream() : Stream.of(word))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    private static int weight(String word) {
        return 1 + (int) word.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
