package dev.storyreel.media.picture;

/**
 * Resamples one plane by linear interpolation in fixed point: each target row first blends two source rows (which the
 * compiler turns into vector instructions), then picks its samples from the blend. Nothing is allocated per frame.
 */
final class PlaneResampler {
    private static final int ROUNDING = Axis.ONE * Axis.ONE / 2;
    private static final int SHIFT = 14;

    private final Plane source;
    private final int targetWidth;
    private final int targetHeight;
    private final Axis columns;
    private final Axis rows;
    private final int[] blend;

    PlaneResampler(Plane source, int targetWidth, int targetHeight) {
        this.source = source;
        this.targetWidth = targetWidth;
        this.targetHeight = targetHeight;
        this.columns = new Axis(targetWidth, source.width());
        this.rows = new Axis(targetHeight, source.height());
        this.blend = new int[source.width()];
    }

    Axis columns() {
        return columns;
    }

    Axis rows() {
        return rows;
    }

    /** Writes the plane into the frame from {@code offset} on. */
    void resample(byte[] frame, int offset) {
        int from = columns.index[0];
        int to = columns.index[targetWidth - 1] + 2;
        for (int y = 0; y < targetHeight; y++) {
            int start = rows.index[y] * source.width();
            blendRows(source.samples(), start, start + source.width(), rows.weight[y], blend, from, to);
            pick(blend, columns.index, columns.weight, frame, offset + y * targetWidth, targetWidth);
        }
    }

    private static void blendRows(byte[] samples, int upper, int lower, int weight, int[] blend, int from, int to) {
        int other = Axis.ONE - weight;
        for (int x = from; x < to; x++) {
            blend[x] = (samples[upper + x] & 0xff) * other + (samples[lower + x] & 0xff) * weight;
        }
    }

    private static void pick(int[] blend, int[] index, int[] weight, byte[] frame, int offset, int count) {
        for (int x = 0; x < count; x++) {
            int i = index[x];
            int left = blend[i];
            frame[offset + x] = (byte) ((left * Axis.ONE + (blend[i + 1] - left) * weight[x] + ROUNDING) >> SHIFT);
        }
    }
}
