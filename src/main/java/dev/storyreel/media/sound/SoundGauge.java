package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.FilmFacts.Stretch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures sound of 48 kHz, in blocks of any size. For one thread. */
public final class SoundGauge {
    private static final int BLOCK_SAMPLES = 8192;
    private static final int FRAME_BYTES = Canvas.CHANNELS * Float.BYTES;

    /** What stays below −50 dB of full scale for a second is silent. */
    private static final float SILENT = 0.00316f;

    private static final int SHORTEST_SILENCE = Canvas.SAMPLE_RATE;

    private final LoudnessMeter meter = new LoudnessMeter();
    private final TruePeak leftPeaks = new TruePeak();
    private final TruePeak rightPeaks = new TruePeak();
    private final ByteBuffer pending =
            ByteBuffer.allocate(BLOCK_SAMPLES * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final float[] left = new float[BLOCK_SAMPLES];
    private final float[] right = new float[BLOCK_SAMPLES];
    private final float[] peaks = new float[BLOCK_SAMPLES];
    private final List<Stretch> silences = new ArrayList<>();
    private float highest;
    private long position;
    private long lastHeard = -1;

    /** Measures a sound from where it is to its end. */
    public static SoundGauge of(SoundSource sound) throws IOException {
        SoundGauge gauge = new SoundGauge();
        float[] left = new float[BLOCK_SAMPLES];
        float[] right = new float[BLOCK_SAMPLES];
        for (int read = sound.next(left, right); read > 0; read = sound.next(left, right)) {
            gauge.add(left, right, read);
        }
        gauge.finish();
        return gauge;
    }

    /** Takes the first {@code count} samples of both channels. */
    public void add(float[] left, float[] right, int count) {
        for (int at = 0; at < count; ) {
            int part = Math.min(count - at, pending.remaining() / FRAME_BYTES);
            for (int i = at; i < at + part; i++) {
                pending.putFloat(left[i]).putFloat(right[i]);
            }
            at += part;
            if (!pending.hasRemaining()) {
                measure();
            }
        }
    }

    /** Takes the first {@code length} bytes of decoded sound: little-endian floats, left and right in turn. */
    public void add(byte[] bytes, int length) {
        for (int at = 0; at < length; ) {
            int part = Math.min(length - at, pending.remaining());
            pending.put(bytes, at, part);
            at += part;
            if (!pending.hasRemaining()) {
                measure();
            }
        }
    }

    /** Ends the sound. */
    public void finish() {
        measure();
        endSilence(position);
    }

    /** Integrated loudness in LUFS, −∞ for silence. */
    public double loudness() {
        return meter.integrated();
    }

    /** The highest true peak in dBTP, −∞ for digital silence. */
    public double truePeak() {
        return 20 * Math.log10(highest);
    }

    /** Every silence of a second or more, in order. */
    public List<Stretch> silences() {
        return List.copyOf(silences);
    }

    private void measure() {
        pending.flip();
        int samples = pending.remaining() / FRAME_BYTES;
        for (int i = 0; i < samples; i++) {
            left[i] = number(pending.getFloat());
            right[i] = number(pending.getFloat());
        }
        pending.compact();
        meter.add(left, right, samples);
        Arrays.fill(peaks, 0);
        leftPeaks.raise(left, samples, peaks);
        rightPeaks.raise(right, samples, peaks);
        for (int i = 0; i < samples; i++) {
            highest = Math.max(highest, peaks[i]);
            if (Math.abs(left[i]) > SILENT || Math.abs(right[i]) > SILENT) {
                endSilence(position + i);
                lastHeard = position + i;
            }
        }
        position += samples;
    }

    private static float number(float sample) {
        return Float.isNaN(sample) ? 0 : sample;
    }

    private void endSilence(long end) {
        long start = lastHeard + 1;
        if (end - start >= SHORTEST_SILENCE) {
            silences.add(new Stretch(seconds(start), seconds(end)));
        }
    }

    private static double seconds(long samples) {
        return Math.round(samples * 1000.0 / Canvas.SAMPLE_RATE) / 1000.0;
    }
}
