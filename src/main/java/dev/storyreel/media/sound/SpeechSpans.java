package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds where somebody speaks in a recording: where it is louder than what is behind the voice, be that silence, noise or music.
 * How loud that is, is learned from the recording itself.
 */
public final class SpeechSpans {
    /** Nobody who is as low as that is to be understood; decibels of full scale. */
    private static final double INAUDIBLE = -60;

    /** A shorter pause is a part of what is said, in samples. */
    private static final int SHORTEST_PAUSE = Canvas.SAMPLE_RATE / 5;

    /** A shorter sound is a click, in samples. */
    private static final int SHORTEST_SOUND = Canvas.SAMPLE_RATE * 6 / 100;

    private final double threshold;
    private final List<VoiceSpan> spans = new ArrayList<>();
    private long start = -1;
    private long end;

    private SpeechSpans(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Reads the file twice, in a few kilobytes of memory.
     *
     * @param wav as {@link WavReader} reads it
     * @return in order, apart from each other by a fifth of a second or more, to 10 milliseconds. All of a recording that is about
     *     equally loud from beginning to end; nothing of one that is silent
     * @throws dev.storyreel.error.StoryreelException {@link dev.storyreel.media.MediaError#AUDIO_UNREADABLE}
     */
    public static List<VoiceSpan> of(Path wav) throws IOException {
        LevelHistogram levels = new LevelHistogram();
        WindowLevels.Smoothed smoothed = new WindowLevels.Smoothed();
        double[] loudest = {LevelHistogram.SILENCE};
        long samples = WindowLevels.read(wav, (_, _, level) -> {
            levels.add(smoothed.next(level));
            loudest[0] = Math.max(loudest[0], level);
        });
        if (loudest[0] < INAUDIBLE) {
            return List.of();
        }
        OptionalDouble threshold = levels.threshold();
        if (threshold.isEmpty()) {
            return List.of(new VoiceSpan(0, samples));
        }
        SpeechSpans found = new SpeechSpans(threshold.getAsDouble());
        WindowLevels.read(wav, found::take);
        found.endSpan();
        return List.copyOf(found.spans);
    }

    private void take(long at, int samples, double level) {
        if (level <= threshold) {
            return;
        }
        if (start >= 0 && at - end >= SHORTEST_PAUSE) {
            endSpan();
        }
        start = start < 0 ? at : start;
        end = at + samples;
    }

    private void endSpan() {
        if (start >= 0 && end - start >= SHORTEST_SOUND) {
            spans.add(new VoiceSpan(start, end));
        }
        start = -1;
    }
}
