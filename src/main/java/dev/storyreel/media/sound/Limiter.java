package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.util.Arrays;

/**
 * Turns sound up or down and keeps its true peak below a ceiling: it looks 4 ms ahead, goes down before a peak arrives,
 * alike in both channels, and comes back in 80 ms. What it gives is as long as what it takes and not delayed. For one
 * thread.
 */
public final class Limiter implements SoundSource {
    /** The gain goes down along the mean of this many samples. */
    private static final int RAMP = Canvas.SAMPLE_RATE / 250;

    /** How far it looks ahead: the ramp, and the samples on both sides of a peak between them. */
    private static final int AHEAD = RAMP + TruePeak.DELAY - 1;

    /** A peak holds the gain down for so long, so that the ramp has reached its foot when the peak goes out. */
    private static final int HOLD = AHEAD + 1;

    private static final float RELEASE = (float) (1 - StrictMath.exp(-1 / (0.08 * Canvas.SAMPLE_RATE)));

    private final SoundSource source;
    private final float gain;
    private final float ceiling;
    private final TruePeak leftPeaks = new TruePeak();
    private final TruePeak rightPeaks = new TruePeak();
    private final float[] leftDelay = new float[AHEAD];
    private final float[] rightDelay = new float[AHEAD];
    private final float[] ramp = new float[RAMP];
    private final Minimum least = new Minimum(HOLD);
    private float[] peaks = new float[0];
    private int delayAt;
    private int rampAt;
    private double rampSum = RAMP;
    private float held = 1;
    private long owed;
    private boolean begun;
    private float highest;

    /**
     * @param gain factor, positive
     * @param ceiling the highest true peak, a factor of full scale
     */
    public Limiter(SoundSource source, double gain, double ceiling) {
        this.source = source;
        this.gain = (float) gain;
        this.ceiling = (float) ceiling;
        Arrays.fill(ramp, 1);
    }

    @Override
    public int next(float[] left, float[] right) throws IOException {
        if (!begun) {
            begun = true;
            pull(new float[AHEAD], new float[AHEAD]);
        }
        pull(left, right);
        int given = (int) Math.min(left.length, owed);
        owed -= given;
        return given;
    }

    /** The highest true peak of what was given so far, in dBTP, −∞ for silence. */
    double truePeak() {
        return 20 * Math.log10(highest);
    }

    /** Fills both arrays with what lies {@link #AHEAD} samples back. After the source's end, silence goes in. */
    private void pull(float[] left, float[] right) throws IOException {
        int read = source.next(left, right);
        owed += read;
        Arrays.fill(left, read, left.length, 0);
        Arrays.fill(right, read, right.length, 0);
        int count = left.length;
        for (int i = 0; i < read; i++) {
            left[i] *= gain;
            right[i] *= gain;
        }
        if (peaks.length != count) {
            peaks = new float[count];
        }
        Arrays.fill(peaks, 0);
        leftPeaks.raise(left, count, peaks);
        rightPeaks.raise(right, count, peaks);
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, Math.min(peaks[i], ceiling));
            float now = gainFor(peaks[i]);
            float l = leftDelay[delayAt];
            float r = rightDelay[delayAt];
            leftDelay[delayAt] = left[i];
            rightDelay[delayAt] = right[i];
            delayAt = delayAt + 1 == AHEAD ? 0 : delayAt + 1;
            left[i] = l * now;
            right[i] = r * now;
        }
    }

    private float gainFor(float peak) {
        float needed = least.of(peak > ceiling ? ceiling / peak : 1);
        held = needed < held ? needed : held + RELEASE * (needed - held);
        rampSum += (double) held - ramp[rampAt];
        ramp[rampAt] = held;
        rampAt = rampAt + 1 == RAMP ? 0 : rampAt + 1;
        return (float) (rampSum / RAMP);
    }

    /** The least of the last so many values, in constant time for each on the average. */
    private static final class Minimum {
        private final int window;
        private final float[] values;
        private final long[] times;
        private int first;
        private int count;
        private long time;

        Minimum(int window) {
            this.window = window;
            this.values = new float[window];
            this.times = new long[window];
        }

        float of(float value) {
            while (count > 0 && values[place(count - 1)] >= value) {
                count--;
            }
            if (count > 0 && times[first] <= time - window) {
                first = place(1);
                count--;
            }
            values[place(count)] = value;
            times[place(count)] = time++;
            count++;
            return values[first];
        }

        private int place(int after) {
            int index = first + after;
            return index >= window ? index - window : index;
        }
    }
}
