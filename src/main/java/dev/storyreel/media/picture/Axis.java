package dev.storyreel.media.picture;

/** For each sample of a target row or column: the two source samples between which it lies, and where. */
final class Axis {
    /** Weights add up to this. Two of them, multiplied with a byte, must fit into an int; one, into 15 bits. */
    static final int ONE = 1 << 7;

    final int[] index;
    final int[] weight;
    private final int sourceSize;

    Axis(int targetSize, int sourceSize) {
        this.index = new int[targetSize];
        this.weight = new int[targetSize];
        this.sourceSize = sourceSize;
    }

    /**
     * Target sample {@code k} is to lie at {@code first + k · step} in the source, counted in source samples from the
     * first one; beyond the edges the outermost sample is repeated. Never points past the second last sample.
     */
    void place(double first, double step) {
        double last = sourceSize - 1.0;
        for (int k = 0; k < index.length; k++) {
            double position = Math.clamp(first + k * step, 0, last);
            int whole = Math.min((int) position, sourceSize - 2);
            index[k] = whole;
            weight[k] = (int) ((position - whole) * ONE + 0.5);
        }
    }
}
