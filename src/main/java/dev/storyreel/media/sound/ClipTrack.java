package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.ClipSound;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A clip's sound in the film: goes round as often as needed, each round's edges rounded off over 2 ms, and is faded in and
 * out. For one thread.
 */
final class ClipTrack implements AutoCloseable {
    private static final int EDGE = Canvas.SAMPLE_RATE / 500;

    private final ClipSound clip;
    private final float gain;
    private @Nullable WavReader reader;
    private float[] left = new float[0];
    private float[] right = new float[0];
    /** In the round, and in all. */
    private long inRound;

    private long position;

    /** @param gain factor that brings it to its level */
    ClipTrack(ClipSound clip, double gain) {
        this.clip = clip;
        this.gain = (float) gain;
    }

    /**
     * Adds what sounds from a moment of the film on.
     *
     * @param from in samples; each time where the last one ended
     * @param gains what each sample is multiplied with besides
     */
    void add(long from, float[] gains, float[] sumLeft, float[] sumRight, int samples) throws IOException {
        int at = Math.clamp(clip.startSample() - from, 0, samples);
        int end = Math.clamp(clip.startSample() + clip.samples() - from, at, samples);
        while (at < end) {
            at += addPart(gains, sumLeft, sumRight, at, end - at);
        }
        if (position == clip.samples()) {
            close();
        }
    }

    private int addPart(float[] gains, float[] sumLeft, float[] sumRight, int at, int wanted) throws IOException {
        WavReader round = reader;
        if (round == null) {
            round = WavReader.open(clip.wav());
            reader = round;
            inRound = 0;
        }
        if (left.length < gains.length) {
            left = new float[gains.length];
            right = new float[gains.length];
        }
        int read = round.next(left, right, 0, wanted);
        for (int i = 0; i < read; i++) {
            float level = gain * gains[at + i] * edge(round.samples()) * fade();
            sumLeft[at + i] += left[i] * level;
            sumRight[at + i] += right[i] * level;
            inRound++;
            position++;
        }
        if (inRound == round.samples()) {
            close();
        }
        return read;
    }

    private float edge(long samples) {
        long fromEdge = Math.min(inRound, samples - 1 - inRound);
        return fromEdge >= EDGE ? 1 : (float) fromEdge / EDGE;
    }

    /** At equal power, as one scene's sound gives way to the next one's. */
    private float fade() {
        double share = 1;
        if (position < clip.fadeIn()) {
            share = (position + 0.5) / clip.fadeIn();
        }
        long left = clip.samples() - position;
        if (left <= clip.fadeOut()) {
            share = Math.min(share, (left - 0.5) / clip.fadeOut());
        }
        return share >= 1 ? 1 : (float) StrictMath.sin(0.5 * Math.PI * share);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
