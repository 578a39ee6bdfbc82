package dev.storyreel.provider.pocketsphinx;

import dev.storyreel.provider.HeardTranscript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code pocketsphinx_continuous -time yes} prints: a line with all words that it heard, then one for each word and each
 * pause, with the times of its first and last frame in seconds and how sure it is.
 */
final class PocketsphinxOutput {
    private static final Pattern WORD =
            Pattern.compile("(\\S+) (\\d{1,6}\\.\\d{3}) (\\d{1,6}\\.\\d{3}) (\\d{1,6}\\.\\d+)");
    /** Pauses, noise and the ends of what was heard. */
    private static final Pattern FILLER = Pattern.compile("[<\\[+].*");
    /** Which of its pronunciations was heard. */
    private static final Pattern PRONUNCIATION = Pattern.compile("\\(\\d+\\)$");

    private static final String PAUSE = "<sil>";
    /** A pause from which on something new is said: between clauses, not between words. */
    private static final double PAUSE_SECONDS = 0.25;

    private static final double FRAME_SECONDS = 0.01;

    private final double offset;
    private final HeardTranscript heard;
    private final List<Word> utterance = new ArrayList<>();

    private record Word(String text, double start, double end) {}

    private PocketsphinxOutput(double offset, HeardTranscript heard) {
        this.offset = offset;
        this.heard = heard;
    }

    /**
     * @param startMs when the piece that it heard begins
     * @param heard gets all words and utterances
     */
    static void read(byte[] output, long startMs, HeardTranscript heard) {
        PocketsphinxOutput reader = new PocketsphinxOutput(startMs / 1000.0, heard);
        new String(output, StandardCharsets.UTF_8).lines().forEach(reader::take);
        reader.endUtterance();
    }

    private void take(String line) {
        Matcher word = WORD.matcher(line);
        if (!word.matches()) {
            endUtterance();
            return;
        }
        double start = offset + Double.parseDouble(word.group(2));
        double end = offset + Double.parseDouble(word.group(3)) + FRAME_SECONDS;
        if (!FILLER.matcher(word.group(1)).matches()) {
            String text = PRONUNCIATION.matcher(word.group(1)).replaceFirst("");
            // rounding may lift it above one
            heard.word(text, start, end, Math.min(1, Double.parseDouble(word.group(4))), null);
            utterance.add(new Word(text, start, end));
        } else if (!word.group(1).equals(PAUSE) || end - start >= PAUSE_SECONDS) {
            endUtterance();
        }
    }

    private void endUtterance() {
        if (!utterance.isEmpty()) {
            heard.utterance(
                    utterance.stream().map(Word::text).collect(Collectors.joining(" ")),
                    utterance.getFirst().start(),
                    utterance.getLast().end(),
                    null);
            utterance.clear();
        }
    }
}
