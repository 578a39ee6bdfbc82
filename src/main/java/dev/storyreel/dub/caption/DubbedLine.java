package dev.storyreel.dub.caption;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.caption.SpokenWord;
import dev.storyreel.media.caption.TimedWord;
import dev.storyreel.media.sound.VoiceSpan;
import java.util.List;

/**
 * A line of a dub as it is heard, for its captions.
 *
 * @param text in the language it is dubbed in
 * @param spoken the words of the take as the voice told them, in milliseconds from the start of its file; empty if it did not
 * @param span the part of the take that is used, in samples at 48 kHz
 * @param start where in the track it begins, in samples
 * @param length how long it is there, in samples, at least 1
 */
public record DubbedLine(String text, List<SpokenWord> spoken, VoiceSpan span, long start, long length) {
    public DubbedLine {
        spoken = List.copyOf(spoken);
    }

    /** The words in the track's time; estimated where the voice did not tell. */
    public List<TimedWord> words() {
        double duration = milliseconds(length);
        double scale = (double) length / span.length();
        double ahead = milliseconds(span.start());
        List<SpokenWord> stretched = spoken.stream()
                .map(word -> new SpokenWord(
                        word.text(),
                        Math.clamp((word.startMs() - ahead) * scale, 0, duration),
                        Math.clamp((word.endMs() - ahead) * scale, 0, duration)))
                .toList();
        return TimedWord.later(TimedWord.align(stretched, text, duration), milliseconds(start));
    }

    private static double milliseconds(long samples) {
        return samples * 1000.0 / Canvas.SAMPLE_RATE;
    }
}
