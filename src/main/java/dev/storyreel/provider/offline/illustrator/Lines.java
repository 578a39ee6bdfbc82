package dev.storyreel.provider.offline.illustrator;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Outlines of land, water, towns and clouds: the y of a line for each x, around {@code base}, in pixels. */
final class Lines {
    private Lines() {}

    static float[] hills(int width, double base, double rise, double length, SplittableRandom random) {
        double a = random.nextDouble(6.28);
        double b = random.nextDouble(6.28);
        double c = random.nextDouble(6.28);
        double stretch = random.nextDouble(0.8, 1.25) / length;
        float[] line = new float[width];
        for (int x = 0; x < width; x++) {
            double s = x * stretch * 6.28;
            line[x] = (float) (base
                    - rise * (0.62 * Math.sin(s + a) + 0.28 * Math.sin(s * 2.1 + b) + 0.1 * Math.sin(s * 4.3 + c)));
        }
        return line;
    }

    /** Rows of scallops, as water is cut from paper. */
    static float[] waves(int width, double base, double rise, double length, SplittableRandom random) {
        double phase = random.nextDouble(3.14);
        double swell = random.nextDouble(6.28);
        float[] line = new float[width];
        for (int x = 0; x < width; x++) {
            double s = Math.abs(Math.sin(x / length * 3.1416 + phase));
            line[x] = (float) (base - rise * (1 - s) - rise * 0.5 * Math.sin(x / length * 0.9 + swell));
        }
        return line;
    }

    /** A ridge, by midpoint displacement. */
    static float[] peaks(int width, double base, double rise, double length, SplittableRandom random) {
        int knots = Math.max(3, (int) Math.ceil(width / length * 2) + 2);
        double[] at = new double[knots];
        for (int k = 0; k < knots; k++) {
            at[k] = (k % 2 == 0 ? random.nextDouble(0.45, 1) : random.nextDouble(-0.5, 0.1)) * rise;
        }
        double step = width / (double) (knots - 2);
        double shift = random.nextDouble(step);
        double jag = rise * 0.09;
        double p = random.nextDouble(6.28);
        float[] line = new float[width];
        for (int x = 0; x < width; x++) {
            double k = (x + shift) / step;
            int i = Math.min((int) k, knots - 2);
            double t = k - i;
            double rough = triangle(x / (step * 0.23) + p) + 0.5 * triangle(x / (step * 0.097) + 2 * p);
            line[x] = (float) (base - (at[i] + (at[i + 1] - at[i]) * t) - jag * rough);
        }
        return line;
    }

    private static double triangle(double x) {
        double part = x - Math.floor(x);
        return Math.abs(part - 0.5) * 4 - 1;
    }

    static float[] town(int width, double base, double rise, double length, SplittableRandom random) {
        float[] line = new float[width];
        double x = -random.nextDouble(length);
        while (x < width) {
            double wide = length * random.nextDouble(0.55, 1.25);
            double tall = rise * random.nextDouble(0.25, 1);
            boolean pitched = random.nextInt(5) == 0;
            boolean stepped = random.nextInt(4) == 0;
            for (int i = Math.max(0, (int) x); i < Math.min(width, x + wide); i++) {
                double t = (i - x) / wide;
                double roof = pitched
                        ? (0.5 - Math.abs(t - 0.5)) * wide * 0.6
                        : stepped && t > 0.28 && t < 0.72 ? wide * 0.22 : 0;
                line[i] = (float) (base - tall - roof);
            }
            x += wide;
        }
        return line;
    }

    static float[] firs(int width, double base, double rise, double length, SplittableRandom random) {
        float[] line = hills(width, base, rise * 0.25, width * 0.9, random);
        float[] ground = line.clone();
        double x = -length / 2;
        while (x < width + length) {
            double tall = rise * random.nextDouble(0.55, 1);
            double half = tall * random.nextDouble(0.2, 0.27);
            for (int i = Math.max(0, (int) (x - half)); i < Math.min(width, x + half); i++) {
                double across = Math.abs(i - x) / half;
                double tier = 1 - across;
                double notch = 0.1 * (tier * 4 - Math.floor(tier * 4)) * (tier < 0.97 ? 1 : 0);
                double foot = ground[(int) Math.clamp(x, 0, width - 1)];
                line[i] = (float) Math.min(line[i], foot - tall * Math.max(0, tier - notch));
            }
            x += length * random.nextDouble(0.35, 1);
        }
        return line;
    }

    static float[] clouds(int width, double base, double rise, double length, SplittableRandom random) {
        float[] line = new float[width];
        Arrays.fill(line, (float) base);
        double x = -length * 0.3;
        while (x < width + length * 0.3) {
            double radius = length * random.nextDouble(0.28, 0.6);
            double cy = base + random.nextDouble(-0.2, 0.45) * rise;
            for (int i = Math.max(0, (int) Math.ceil(x - radius)); i < Math.min(width, x + radius); i++) {
                line[i] = (float) Math.min(line[i], cy - Math.sqrt(radius * radius - (i - x) * (i - x)));
            }
            x += radius * random.nextDouble(0.7, 1.25);
        }
        return line;
    }

    /** A wavy ring: its radius for each of 1,024 angles. */
    static float[] ring(double radius, double wobble, SplittableRandom random) {
        float[] ring = new float[1024];
        double a = random.nextDouble(6.28);
        double b = random.nextDouble(6.28);
        double c = random.nextDouble(6.28);
        for (int i = 0; i < ring.length; i++) {
            double turn = i * 2 * Math.PI / ring.length;
            ring[i] = (float) (radius
                    * (1
                            + wobble
                                    * (0.5 * Math.sin(2 * turn + a)
                                            + 0.35 * Math.sin(3 * turn + b)
                                            + 0.22 * Math.sin(5 * turn + c))));
        }
        return ring;
    }
}
