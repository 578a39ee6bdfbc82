package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Finds where a recording begins to speak. */
public final class VoiceOnset {
    /** Of 10 milliseconds: shorter than a sound of speech, longer than a period of a low voice. */
    private static final int WINDOW = Canvas.SAMPLE_RATE / 100;

    /** Breath and the noise of a room lie below it: 30 dB under the loudest window, as a ratio of energies. */
    private static final double AUDIBLE = 0.001;

    private VoiceOnset() {}

    /**
     * The first sample of the first window that is heard.
     *
     * @param wav as {@link WavReader} reads it
     * @return empty where all is silent
     * @throws dev.storyreel.error.StoryreelException {@link dev.storyreel.media.MediaError#AUDIO_UNREADABLE}
     */
    public static OptionalLong of(Path wav) throws IOException {
        double loudest = loudest(wav, Double.POSITIVE_INFINITY).energy;
        return loudest == 0 ? OptionalLong.empty() : OptionalLong.of(loudest(wav, loudest * AUDIBLE).start);
    }

    private record Window(long start, double energy) {}

    /** Reading stops at a window of this much energy. */
    private static Window loudest(Path wav, double enough) throws IOException {
        float[] left = new float[WINDOW];
        float[] right = new float[WINDOW];
        Window loudest = new Window(0, 0);
        try (WavReader reader = WavReader.open(wav)) {
            long start = 0;
            for (int read = reader.next(left, right); read > 0; read = reader.next(left, right)) {
                double energy = energy(left, right, read);
                if (energy > loudest.energy) {
                    loudest = new Window(start, energy);
                }
                if (energy >= enough) {
                    return new Window(start, energy);
                }
                start += read;
            }
        }
        return loudest;
    }

    static double energy(float[] left, float[] right, int samples) {
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += left[i] * left[i] + right[i] * right[i];
        }
        return sum;
    }
}
