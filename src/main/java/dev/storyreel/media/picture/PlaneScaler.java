package dev.storyreel.media.picture;

import java.util.Arrays;

/** Scales one plane while its source rows come in one by one; keeps only the rows that are still needed. */
final class PlaneScaler {
    private final Kernel across;
    private final Kernel down;
    private final Plane target;
    private final int highest;
    /** Source rows scaled across, each in the slot of its number modulo the count of slots. */
    private final float[][] kept;

    private final float[] sum;
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
    }

    /** Takes the next source row and writes the target rows that it completes. */
    void take(float[] row) {
        scaleAcross(row, kept[taken % kept.length]);
        taken++;
        while (written < target.height() && down.first()[written] + down.weights()[written].length <= taken) {
            writeRow();
        }
    }

    private void scaleAcross(float[] row, float[] scaled) {
        for (int x = 0; x < scaled.length; x++) {
            float[] weights = across.weights()[x];
            int first = across.first()[x];
            float value = 0;
            for (int i = 0; i < weights.length; i++) {
                value += weights[i] * row[first + i];
            }
            scaled[x] = value;
        }
    }

    private void writeRow() {
        Arrays.fill(sum, 0);
        float[] weights = down.weights()[written];
        for (int i = 0; i < weights.length; i++) {
            addScaled(kept[(down.first()[written] + i) % kept.length], weights[i], sum);
        }
        int offset = written * target.width();
        for (int x = 0; x < sum.length; x++) {
            target.samples()[offset + x] = (byte) Math.clamp(Math.round(sum[x]), 16, highest);
        }
        written++;
    }

    private static void addScaled(float[] row, float weight, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += weight * row[x];
        }
    }
}
