package dev.storyreel.media.sound;

import dev.storyreel.media.AudioCue;
import dev.storyreel.media.Canvas;
import java.io.IOException;

/**
 * A narration brought to {@link Levels#SPEECH}, without direct current, its edges rounded off over 2 ms so that a file cut
 * in the middle of a wave does not click. For one thread.
 */
final class Narration implements AutoCloseable {
    private static final int EDGE = Canvas.SAMPLE_RATE / 500;

    /** Of a high-pass filter of the first order at 10 Hz. */
    private static final float POLE = (float) (1 - 2 * Math.PI * 10 / Canvas.SAMPLE_RATE);

    private final WavReader reader;
    private final float gain;
    private final long start;
    private long position;
    private float leftIn;
    private float rightIn;
    private float leftOut;
    private float rightOut;

    /** @param gain factor that brings it to its level */
    Narration(AudioCue cue, double gain) throws IOException {
        this.reader = WavReader.open(cue.wav());
        this.gain = (float) gain;
        this.start = cue.startSample();
    }

    /** Where in the film it begins, in samples. */
    long start() {
        return start;
    }

    /**
     * Gives up to {@code count} samples, from the place {@code at} of the arrays on.
     *
     * @return how many; fewer only at the end
     */
    int next(float[] left, float[] right, int at, int count) throws IOException {
        int read = reader.next(left, right, at, count);
        for (int i = at; i < at + read; i++) {
            float scale = gain * edge();
            float l = left[i];
            float r = right[i];
            leftOut = l - leftIn + POLE * leftOut;
            rightOut = r - rightIn + POLE * rightOut;
            leftIn = l;
            rightIn = r;
            left[i] = leftOut * scale;
            right[i] = rightOut * scale;
            position++;
        }
        // far below what can be heard, and clear of the slow arithmetic of denormals
        leftOut = Math.abs(leftOut) < 1e-20f ? 0 : leftOut;
        rightOut = Math.abs(rightOut) < 1e-20f ? 0 : rightOut;
        return read;
    }

    private float edge() {
        long fromEdge = Math.min(position, reader.samples() - 1 - position);
        return fromEdge >= EDGE ? 1 : (float) fromEdge / EDGE;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
