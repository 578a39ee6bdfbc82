package dev.storyreel.media.picture;

/**
 * The weights with which source samples make up each target sample when a picture is scaled: Catmull–Rom's cubic
 * (Catmull, Rom 1974), widened where the source is finer than what can be seen, so that nothing aliases.
 *
 * @param first for each target sample, the first source sample that counts
 * @param weights for each target sample, from {@code first} on; they add up to 1
 */
record Kernel(int[] first, float[][] weights) {
    private static final int RADIUS = 2;

    /**
     * @param origin where the target's left edge lies in the source, in source samples from the left edge of the first
     * @param step source samples for each target sample
     * @param widening source samples for each sample that can be seen; not widened below 1
     */
    static Kernel of(int targetSize, int sourceSize, double origin, double step, double widening) {
        double width = Math.max(1, widening);
        int[] first = new int[targetSize];
        float[][] weights = new float[targetSize][];
        for (int k = 0; k < targetSize; k++) {
            double centre = origin + (k + 0.5) * step - 0.5;
            int from = Math.clamp((long) Math.ceil(centre - RADIUS * width), 0, sourceSize - 1);
            int to = Math.clamp((long) Math.floor(centre + RADIUS * width), from, sourceSize - 1);
            first[k] = from;
            weights[k] = normalised(from, to, centre, width);
        }
        return new Kernel(first, weights);
    }

    /** How many source samples the widest target sample spans. */
    int taps() {
        int taps = 0;
        for (float[] each : weights) {
            taps = Math.max(taps, each.length);
        }
        return taps;
    }

    private static float[] normalised(int from, int to, double centre, double width) {
        double[] raw = new double[to - from + 1];
        double sum = 0;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = cubic(Math.abs(from + i - centre) / width);
            sum += raw[i];
        }
        float[] weights = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            // the sum is 0 only where the nearest sample is beyond the edge: then that sample stands for itself
            weights[i] = sum == 0 ? (i == 0 ? 1 : 0) : (float) (raw[i] / sum);
        }
        return weights;
    }

    private static double cubic(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < RADIUS ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
}
