package dev.storyreel.media.sound;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.SoundPlan;
import java.io.IOException;

/**
 * A finished sound: mixed, at its loudness, its true peak limited. It is mixed once or twice to be measured, then once
 * more to be heard, so the memory needed does not depend on its length. Silence stays silent. For one thread.
 */
public final class MasteredSound implements SoundSource, AutoCloseable {
    /** So near, in LU, the gain need not be changed. */
    private static final double NEAR = 0.05;

    /** After a change so small, in LU, what the limiter adds or takes away is too little to measure again. */
    private static final double SMALL = 0.4;

    /** Sound that cannot become loud enough, because it is all peaks, is given up after so many attempts. */
    private static final int ATTEMPTS = 6;

    private static final double HIGHEST_GAIN = 60;

    private final OpenSound mix;
    private final Limiter limiter;

    private MasteredSound(OpenSound mix, Limiter limiter) {
        this.mix = mix;
        this.limiter = limiter;
    }

    /**
     * Measures a film's sound and opens it at its beginning.
     *
     * @param length of the film in samples of one channel
     * @param headroom decibels that its true peak stays below the one that was asked for
     * @param work asked now and then whether the sound is still wanted
     * @throws StoryreelException {@link MediaError#TIMELINE_INVALID} when a narration does not end within the film,
     *     {@link MediaError#AUDIO_UNREADABLE} when a file is not of the right form, {@link MediaError#MUSIC_TOO_SHORT}
     */
    public static MasteredSound open(SoundPlan plan, long length, double headroom, ProcessGroup work)
            throws IOException, InterruptedException {
        SoundMixer.Parts parts = new SoundMixer.Parts(plan, length, work);
        double level = plan.narrations().isEmpty() ? Levels.MUSIC : Levels.SPEECH;
        return of(parts::mix, plan.loudness(), level, headroom, work);
    }

    /**
     * The same of anything that can be mixed.
     *
     * @param level about how loud it is, LUFS
     */
    static MasteredSound of(
            OpenSound.Opener opener, Loudness loudness, double level, double headroom, ProcessGroup work)
            throws IOException, InterruptedException {
        double ceiling = Levels.factor(loudness.truePeakDbtp() - headroom);
        double gain = gain(opener, loudness.lufs(), level, ceiling, work);
        OpenSound mix = opener.open();
        return new MasteredSound(mix, new Limiter(mix, Levels.factor(gain), ceiling));
    }

    @Override
    public int next(float[] left, float[] right) throws IOException {
        return limiter.next(left, right);
    }

    /** The highest true peak of what was given so far, in dBTP, −∞ for silence. */
    public double truePeak() {
        return limiter.truePeak();
    }

    @Override
    public void close() throws IOException {
        mix.close();
    }

    /** Decibels that bring the limited mix to its loudness. */
    private static double gain(OpenSound.Opener opener, double wanted, double level, double ceiling, ProcessGroup work)
            throws IOException, InterruptedException {
        double gain = wanted - level;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double missing = wanted - loudness(opener, gain, ceiling, work);
            if (Double.isInfinite(missing) || Math.abs(missing) < NEAR) {
                break;
            }
            gain = Math.min(HIGHEST_GAIN, gain + missing);
            if (Math.abs(missing) < SMALL) {
                break;
            }
        }
        return gain;
    }

    private static double loudness(OpenSound.Opener opener, double gain, double ceiling, ProcessGroup work)
            throws IOException, InterruptedException {
        try (OpenSound mix = opener.open()) {
            return Levels.loudness(new Limiter(mix, Levels.factor(gain), ceiling), Long.MAX_VALUE, work);
        }
    }
}
