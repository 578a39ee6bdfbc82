package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.ProcessGroup;
import java.io.IOException;

/** How loud the parts of a mix are beside each other, before the whole is mastered. */
final class Levels {
    /** LUFS of each narration, so that no scene is louder than another and the {@link Ducker} acts alike in every film. */
    static final double SPEECH = -20;

    /** LUFS of music while nobody speaks. Under speech it goes down by about 9 dB more. */
    static final double MUSIC = SPEECH - 13;

    /** Not even what is hardly to be heard is raised by more, nor the loudest lowered by more; dB. */
    private static final double MOST = 40;

    private static final int BLOCK = 8192;
    private static final int SHORTEST = Canvas.SAMPLE_RATE / 2;

    private Levels() {}

    /** The factor that brings a sound of some loudness to another; 1 for silence. */
    static double gain(double loudness, double wanted) {
        return Double.isInfinite(loudness) ? 1 : factor(Math.clamp(wanted - loudness, -MOST, MOST));
    }

    /** What so many decibels multiply an amplitude with. */
    static double factor(double decibels) {
        return StrictMath.pow(10, decibels / 20);
    }

    /** The loudness, LUFS, of a sound's first samples; of a very short one, with silence after it. */
    static double loudness(SoundSource sound, long samples, ProcessGroup work)
            throws IOException, InterruptedException {
        LoudnessMeter meter = new LoudnessMeter();
        float[] left = new float[BLOCK];
        float[] right = new float[BLOCK];
        for (int read = sound.next(left, right);
                read > 0 && meter.samples() < samples;
                read = sound.next(left, right)) {
            work.checkpoint();
            meter.add(left, right, read);
        }
        if (meter.samples() < SHORTEST) {
            int missing = (int) (SHORTEST - meter.samples());
            meter.add(new float[missing], new float[missing], missing);
        }
        return meter.integrated();
    }
}
