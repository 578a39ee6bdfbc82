package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.sound.SpeechPieces.Piece;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes 48 kHz as 16 kHz, mono, 16 bit: a low-pass filter of linear phase (flat to 7 kHz, 70 dB down from 8 kHz on), of which every
 * third sample is worked out. What lies around the piece is heard by the filter, too, so pieces fit together. For one file.
 */
final class SpeechWriter {
    static final int RATE = 16_000;
    private static final int RATIO = Canvas.SAMPLE_RATE / RATE;

    /** Samples on each side of the middle one. */
    private static final int HALF = 104;

    private static final double CUTOFF = 7_500.0 / Canvas.SAMPLE_RATE;

    /** Of Kaiser's window, for 70 dB. */
    private static final double BETA = 0.1102 * (70 - 8.7);

    /** The middle tap and those on one side of it. */
    private static final float[] TAPS = taps();

    private static final int BLOCK = 4096;

    private SpeechWriter() {}

    static void write(Path wav, Piece piece, Path target) throws IOException {
        long samples = (piece.length() + RATIO - 1) / RATIO;
        try (WavReader reader = WavReader.open(wav);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            out.write(WavWriter.header(1, samples, RATE, Short.SIZE));
            // silence stands for what is before the recording
            long ahead = Math.min(piece.start(), HALF);
            reader.skip(piece.start() - ahead);
            Lookahead source = new Lookahead(reader);
            float[] around = new float[BLOCK * RATIO + 2 * HALF];
            ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (long done = 0; done < samples; done += BLOCK) {
                int count = (int) Math.min(BLOCK, samples - done);
                int wanted = (count - 1) * RATIO + 1 + 2 * HALF;
                int missing = done == 0 ? (int) (HALF - ahead) : 0;
                long from = ahead - HALF + done * RATIO;
                source.hold(from);
                source.readMono(from + missing, wanted - missing, missing, around);
                bytes.clear();
                for (int i = 0; i < count; i++) {
                    bytes.putShort(sample(around, i * RATIO + HALF));
                }
                out.write(bytes.array(), 0, count * Short.BYTES);
            }
        }
    }

    /** @param x sums of both channels */
    private static short sample(float[] x, int at) {
        float sum = TAPS[0] * x[at];
        for (int i = 1; i <= HALF; i++) {
            sum += TAPS[i] * (x[at - i] + x[at + i]);
        }
        return (short) Math.clamp(Math.round(sum * (32768 / 2f)), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static float[] taps() {
        double[] taps = new double[HALF + 1];
        double sum = 0;
        for (int i = 0; i <= HALF; i++) {
            double turn = 2 * Math.PI * CUTOFF * i;
            double share = (double) i / (HALF + 1);
            taps[i] = (i == 0 ? 1 : StrictMath.sin(turn) / turn) * bessel(BETA * Math.sqrt(1 - share * share));
            sum += i == 0 ? taps[i] : 2 * taps[i];
        }
        float[] scaled = new float[HALF + 1];
        for (int i = 0; i <= HALF; i++) {
            scaled[i] = (float) (taps[i] / sum);
        }
        return scaled;
    }

    /** Modified, of the first kind and order nought. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
