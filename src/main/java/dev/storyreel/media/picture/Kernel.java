package dev.storyreel.media.picture;

/**
 * The weights with which source samples make up each target sample when a picture is scaled: Catmull–Rom's cubic
 * (Catmull, Rom 1974), widened where the source is finer than what can be seen, so that nothing aliases.
 *
 * @param taps how many source samples make up a target sample, at most as many as there are
 * @param first for each target sample, the first source sample that counts
 * @param weights {@code taps} for each target sample, one after the other; they add up to 1
 */
record Kernel(int taps, int[] first, float[] weights) {
    private static final int RADIUS = 2;

    /**
     * @param origin where the target's left edge lies in the source, in source samples from the left edge of the first
     * @param step source samples for each target sample
     * @param widening source samples for each sample that can be seen; not widened below 1
     */
    static Kernel of(int targetSize, int sourceSize, double origin, double step, double widening) {
        double width = Math.max(1, widening);
        int taps = Math.min(sourceSize, (int) Math.ceil(2 * RADIUS * width));
        int[] first = new int[targetSize];
        float[] weights = new float[targetSize * taps];
        for (int k = 0; k < targetSize; k++) {
            double centre = origin + (k + 0.5) * step - 0.5;
            first[k] = Math.clamp((long) Math.ceil(centre - RADIUS * width), 0, sourceSize - taps);
            normalised(first[k], centre, width, weights, k * taps, taps);
        }
        return new Kernel(taps, first, weights);
    }

    private static void normalised(int from, double centre, double width, float[] weights, int offset, int taps) {
        double[] raw = new double[taps];
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            raw[i] = cubic(Math.abs(from + i - centre) / width);
            sum += raw[i];
        }
        for (int i = 0; i < taps; i++) {
            // the sum is 0 only where the target lies beyond the edge: then the outermost sample stands for itself
            double weight = sum == 0 ? (i == (centre < from ? 0 : taps - 1) ? 1 : 0) : raw[i] / sum;
            weights[offset + i] = (float) weight;
        }
    }

    private static double cubic(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < RADIUS ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
}
