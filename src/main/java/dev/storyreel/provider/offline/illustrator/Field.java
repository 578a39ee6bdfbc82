package dev.storyreel.provider.offline.illustrator;

import java.util.Arrays;

/** A shape as a signed distance in pixels: positive inside, negative outside, 0 on its edge. */
interface Field {
    /** Below this a shape is too far away to matter. */
    float FAR = -1e6f;

    /** Writes the distances of row {@code y}; {@code false} where the whole row is far outside. */
    boolean row(int y, float[] distance);

    /**
     * What lies below a line. Close to the line distances are true; further off they are those to the smoothed line, so
     * that shades of jagged outlines stay smooth.
     *
     * @param heights the line's y for each x
     * @param smooth half the width of what counts as jagged, pixels
     */
    static Field below(float[] heights, int smooth) {
        float[] slope = new float[heights.length];
        float[] even = even(even(heights, smooth), smooth);
        float top = Float.MAX_VALUE;
        for (int x = 0; x < heights.length; x++) {
            float rise = (heights[Math.min(x + 1, heights.length - 1)] - heights[Math.max(x - 1, 0)]) / 2;
            slope[x] = (float) (1 / Math.sqrt(1 + Math.min(rise * rise, 25)));
            top = Math.min(top, heights[x]);
        }
        float reach = top - 400;
        return (y, distance) -> {
            if (y < reach) {
                return false;
            }
            for (int x = 0; x < distance.length; x++) {
                float d = (y - heights[x]) * slope[x];
                distance[x] = d > 3 ? 3 + Math.max(0, y - even[x]) : d < -3 ? -3 - Math.max(0, even[x] - y) : d;
            }
            return true;
        };
    }

    private static float[] even(float[] line, int radius) {
        float[] even = new float[line.length];
        int last = line.length - 1;
        double sum = 0;
        for (int k = -radius; k <= radius; k++) {
            sum += line[Math.clamp(k, 0, last)];
        }
        for (int x = 0; x <= last; x++) {
            even[x] = (float) (sum / (2 * radius + 1));
            sum += line[Math.clamp(x + radius + 1L, 0, last)] - line[Math.clamp(x - (long) radius, 0, last)];
        }
        return even;
    }

    static Field disc(double cx, double cy, double radius) {
        float reach = (float) radius + 400;
        return (y, distance) -> {
            float dy = (float) (y - cy);
            if (Math.abs(dy) > reach) {
                return false;
            }
            for (int x = 0; x < distance.length; x++) {
                float dx = (float) (x - cx);
                distance[x] = (float) (radius - Math.sqrt(dx * dx + dy * dy));
            }
            return true;
        };
    }

    /**
     * What lies outside a wavy ring.
     *
     * @param radius for each of its angles, evenly spread over a turn
     */
    static Field outside(double cx, double cy, float[] radius) {
        double step = radius.length / (2 * Math.PI);
        return (y, distance) -> {
            float dy = (float) (y - cy);
            for (int x = 0; x < distance.length; x++) {
                float dx = (float) (x - cx);
                double turn = (angle(dy, dx) + Math.PI) * step;
                int at = (int) turn;
                float part = (float) (turn - at);
                float r0 = radius[at % radius.length];
                float r1 = radius[(at + 1) % radius.length];
                distance[x] = (float) Math.sqrt(dx * dx + dy * dy) - (r0 + (r1 - r0) * part);
            }
            return true;
        };
    }

    static Field not(Field field) {
        return (y, distance) -> {
            if (!field.row(y, distance)) {
                Arrays.fill(distance, -FAR);
                return true;
            }
            for (int x = 0; x < distance.length; x++) {
                distance[x] = -distance[x];
            }
            return true;
        };
    }

    /**
     * Beams from a point.
     *
     * @param beams how many, each as wide as the gap next to it
     */
    static Field beams(double cx, double cy, int beams, double offset) {
        return (y, distance) -> {
            float dy = (float) (y - cy);
            for (int x = 0; x < distance.length; x++) {
                float dx = (float) (x - cx);
                double turn = (angle(dy, dx) + offset) * beams / (2 * Math.PI) + beams;
                double part = turn - Math.floor(turn);
                double across = 0.25 - Math.abs(part - 0.5);
                distance[x] = (float) (across * 2 * Math.PI / beams * Math.sqrt(dx * dx + dy * dy));
            }
            return true;
        };
    }

    /** A window with a round top, standing on its base. */
    static Field arch(double cx, double top, double halfWidth, double bottom) {
        return (y, distance) -> {
            if (y < top - 400 || y > bottom + 400) {
                return false;
            }
            double springing = top + halfWidth;
            for (int x = 0; x < distance.length; x++) {
                double dx = Math.abs(x - cx);
                double side = y < springing ? halfWidth - Math.hypot(dx, y - springing) : halfWidth - dx;
                distance[x] = (float) Math.min(side, bottom - y);
            }
            return true;
        };
    }

    /** atan2 to 0.0003 of a turn, after Rajan et al., "Efficient approximations for the arctangent function", 2006. */
    private static double angle(float y, float x) {
        float ax = Math.abs(x);
        float ay = Math.abs(y);
        float a = Math.min(ax, ay) / (Math.max(ax, ay) + 1e-6f);
        double r = 0.7853981634 * a - a * (a - 1) * (0.2447 + 0.0663 * a);
        if (ay > ax) {
            r = Math.PI / 2 - r;
        }
        if (x < 0) {
            r = Math.PI - r;
        }
        return y < 0 ? -r : r;
    }
}
