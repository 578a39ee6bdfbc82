package dev.storyreel.media.picture;

import java.util.Arrays;

/** Scales one plane while its source rows come in one by one; keeps only the rows that are still needed. */
final class PlaneScaler {
    private static final int FEW = 4;

    private final Kernel across;
    private final Kernel down;
    private final Plane target;
    private final int highest;
    /** Source rows scaled across, each in the slot of its number modulo the count of slots. */
    private final float[][] kept;

    private final float[] sum;
    /** Rows that are written but not yet in the target, one after the other. */
    private final byte[] strip;

    private final int stripPitch;
    private int taken;
    private int written;

    /** @param highest the largest value of a sample: 235 for luma, 240 for chroma; the smallest is 16 */
    PlaneScaler(Kernel across, Kernel down, Plane target, int highest) {
        this.across = across;
        this.down = down;
        this.target = target;
        this.highest = highest;
        this.kept = new float[down.taps() + 1][target.width()];
        this.sum = new float[target.width()];
        this.stripPitch = PackedBytes.roundedUp(target.width());
        this.strip = new byte[PackedBytes.LANES * stripPitch];
    }

    /** Takes the next source row and writes the target rows that it completes. */
    void take(float[] row) {
        scaleAcross(row, kept[taken % kept.length]);
        taken++;
        while (written < target.height() && down.first()[written] + down.taps() <= taken) {
            writeRow();
        }
    }

    private void scaleAcross(float[] row, float[] scaled) {
        if (across.taps() == FEW) {
            fewTaps(across.first(), across.weights(), row, scaled);
        } else {
            anyTaps(across.taps(), across.first(), across.weights(), row, scaled);
        }
    }

    /** What is not made smaller has so many. */
    private static void fewTaps(int[] first, float[] weights, float[] row, float[] scaled) {
        for (int x = 0; x < scaled.length; x++) {
            int from = first[x];
            int weight = x * FEW;
            scaled[x] = weights[weight] * row[from]
                    + weights[weight + 1] * row[from + 1]
                    + weights[weight + 2] * row[from + 2]
                    + weights[weight + 3] * row[from + 3];
        }
    }

    private static void anyTaps(int taps, int[] first, float[] weights, float[] row, float[] scaled) {
        for (int x = 0; x < scaled.length; x++) {
            int from = first[x];
            float value = 0;
            for (int i = 0; i < taps; i++) {
                value += weights[x * taps + i] * row[from + i];
            }
            scaled[x] = value;
        }
    }

    private void writeRow() {
        Arrays.fill(sum, 0);
        for (int i = 0; i < down.taps(); i++) {
            float[] row = kept[(down.first()[written] + i) % kept.length];
            addScaled(row, down.weights()[written * down.taps() + i], sum);
        }
        int offset = written % PackedBytes.LANES * stripPitch;
        for (int x = 0; x < sum.length; x++) {
            // all are positive here, so this rounds
            strip[offset + x] = (byte) (int) (Math.clamp(sum[x], 16, highest) + 0.5f);
        }
        written++;
        if (written % PackedBytes.LANES == 0 || written == target.height()) {
            int top = (written - 1) & -PackedBytes.LANES;
            PackedBytes.transpose(strip, stripPitch, target.samples(), top, target.pitch());
        }
    }

    private static void addScaled(float[] row, float weight, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += weight * row[x];
        }
    }
}
