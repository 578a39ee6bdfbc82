package dev.storyreel.media;

import java.util.List;
import java.util.Objects;

/**
 * How a picture moves under the canvas over a segment: from one view to another, easing in and out. The zoom runs
 * geometrically, so that it seems even to the eye.
 *
 * @param start the view at the first frame
 * @param end the view at the last frame
 */
public record Motion(View start, View end) {
    /** The most a picture is magnified while it is looked at. */
    public static final double MAX_ZOOM = 1.12;

    private static final double CLOSEST = 4;
    private static final double TRAVEL = 0.9;
    private static final View WHOLE = new View(1, 0, 0);
    private static final View CLOSE = new View(MAX_ZOOM, 0, 0);

    private static final List<Motion> ALL = List.of(
            zoomIn(),
            zoomOut(),
            drift(Direction.LEFT),
            drift(Direction.RIGHT),
            drift(Direction.UP),
            drift(Direction.DOWN));

    public Motion {
        Objects.requireNonNull(start);
        Objects.requireNonNull(end);
    }

    /**
     * A part of the picture that fills the canvas.
     *
     * @param zoom magnification over the smallest that covers the canvas, 1–4; sharp up to {@link #MAX_ZOOM}
     * @param x where in the room that the zoom leaves, −1 (left edge) to 1 (right edge)
     * @param y likewise, −1 (top) to 1 (bottom)
     */
    public record View(double zoom, double x, double y) {
        public View {
            if (!(zoom >= 1 && zoom <= CLOSEST && Math.abs(x) <= 1 && Math.abs(y) <= 1)) {
                throw new IllegalArgumentException("view out of range: " + zoom + " at " + x + ", " + y);
            }
        }

        /** As much nearer, at the same place. */
        public View closer(double factor) {
            return new View(zoom * factor, x, y);
        }

        /** Turned towards a point of what covers the canvas, by as much as the view has room on that side. */
        public View towards(Focus point) {
            return new View(zoom, turned(x, point.x()), turned(y, point.y()));
        }

        private static double turned(double place, double point) {
            return Math.clamp(place + (2 * point - 1) * (1 - Math.abs(place)), -1, 1);
        }
    }

    /** Which way the view travels over the picture. */
    public enum Direction {
        LEFT(-1, 0),
        RIGHT(1, 0),
        UP(0, -1),
        DOWN(0, 1);

        private final int x;
        private final int y;

        Direction(int x, int y) {
            this.x = x;
            this.y = y;
        }
    }

    /** Does not move. */
    public static Motion still() {
        return new Motion(WHOLE, WHOLE);
    }

    /** Comes closer to the middle. */
    public static Motion zoomIn() {
        return new Motion(WHOLE, CLOSE);
    }

    /** Draws back from the middle. */
    public static Motion zoomOut() {
        return new Motion(CLOSE, WHOLE);
    }

    /** Travels over the picture at one magnification. */
    public static Motion drift(Direction direction) {
        double x = direction.x * TRAVEL;
        double y = direction.y * TRAVEL;
        return new Motion(new View(MAX_ZOOM, -x, -y), new View(MAX_ZOOM, x, y));
    }

    /**
     * The motion of one scene of a film: the same for the same arguments, never that of the scene before.
     *
     * @param seed the film's
     * @param index the scene's, from 0
     */
    public static Motion forScene(long seed, int index) {
        int choice = pick(seed, 0, ALL.size());
        for (int i = 1; i <= index; i++) {
            choice = (choice + 1 + pick(seed, i, ALL.size() - 1)) % ALL.size();
        }
        return ALL.get(choice);
    }

    /**
     * The view at a frame.
     *
     * @param frame from 0
     * @param frames how many the segment has
     */
    public View at(int frame, int frames) {
        double time = frames == 1 ? 0 : (double) frame / (frames - 1);
        double eased = time * time * (3 - 2 * time);
        // StrictMath gives the same bits on every machine
        double zoom = start.zoom * StrictMath.pow(end.zoom / start.zoom, eased);
        return new View(Math.clamp(zoom, 1, MAX_ZOOM), between(start.x, end.x, eased), between(start.y, end.y, eased));
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static int pick(long seed, int index, int bound) {
        // the finaliser of SplitMix64 (Steele, Lea, Flood 2014)
        long z = seed + (index + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) Math.floorMod(z ^ (z >>> 31), (long) bound);
    }
}
