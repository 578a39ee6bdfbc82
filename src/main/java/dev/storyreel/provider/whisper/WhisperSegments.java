package dev.storyreel.provider.whisper;

import dev.storyreel.provider.HeardTranscript;
import dev.storyreel.provider.offline.text.UnspacedText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@link WhisperProcess} writes. Only segments, of some seconds each, have times of their own: within one, a word lasts as
 * long as its letters make likely.
 */
final class WhisperSegments {
    private static final Pattern LANGUAGE = Pattern.compile(WhisperProcess.LANGUAGE + "\t([a-z]{2,3})");

    private static final Pattern SEGMENT = Pattern.compile("(\\d{1,9})\t(\\d{1,9})\t(.*)");
    /** What is heard and not said, such as {@code [Music]}. */
    private static final Pattern ASIDE = Pattern.compile("\\[[^\\]]*\\]|\\([^)]*\\)|\\*[^*]*\\*|♪");

    private WhisperSegments() {}

    /**
     * Libraries may print what they like beside.
     *
     * @param heard gets all words and utterances
     * @return the language, as Whisper names it, in which most is said; empty where none was found out
     */
    static Optional<String> read(byte[] lines, HeardTranscript heard) {
        Map<String, Integer> said = new HashMap<>();
        String language = "";
        for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            Matcher found = LANGUAGE.matcher(line);
            Matcher segment = SEGMENT.matcher(line);
            if (found.matches()) {
                language = found.group(1);
            } else if (segment.matches()) {
                int letters = segment(
                        ASIDE.matcher(segment.group(3)).replaceAll(" ").strip(),
                        Long.parseLong(segment.group(1)) / 1000.0,
                        Long.parseLong(segment.group(2)) / 1000.0,
                        heard);
                said.merge(language, letters, Integer::sum);
            }
        }
        return said.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty() && each.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** Gives about how many letters there are. */
    private static int segment(String text, double start, double end, HeardTranscript heard) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return 0;
        }
        int letters = words.stream().mapToInt(WhisperSegments::weight).sum();
        double length = end - start;
        int before = 0;
        for (String word : words) {
            int upTo = before + weight(word);
            heard.word(word, start + length * before / letters, start + length * upTo / letters, null, null);
            before = upTo;
        }
        heard.utterance(text, start, end, null);
        return letters;
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
