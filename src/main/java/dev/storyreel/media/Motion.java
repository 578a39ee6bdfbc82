package dev.storyreel.media;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a picture moves under the canvas over a shot: from one view to another, easing in and out. The zoom runs
 * geometrically, so that it seems even to the eye.
 *
 * @param start the view at the first frame
 * @param end the view at the last frame
 * @param follows whether it brings the picture's focus to the middle, as far as the picture reaches; else the focus stays
 *     in sight where it is
 */
public record Motion(View start, View end, boolean follows) {
    /** The most a picture is magnified by any motion but {@link #follow}; pictures are made and read for this. */
    public static final double MAX_ZOOM = 1.12;

    private static final double FOLLOW_ZOOM = 1.25;

    private static final double CLOSEST = 4;
    private static final double TRAVEL = 0.9;
    private static final View WHOLE = new View(1, 0, 0);
    private static final View CLOSE = new View(MAX_ZOOM, 0, 0);

    /** What is chosen from by itself. */
    private static final List<Motion> ALL = Stream.concat(
                    Stream.of(zoomIn(), zoomOut()),
                    Stream.of(Direction.values()).map(Motion::drift))
            .toList();

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
        return new Motion(WHOLE, WHOLE, false);
    }

    /** Comes closer to the middle. */
    public static Motion zoomIn() {
        return new Motion(WHOLE, CLOSE, false);
    }

    /** Draws back from the middle. */
    public static Motion zoomOut() {
        return new Motion(CLOSE, WHOLE, false);
    }

    /** Travels over the picture at one magnification. */
    public static Motion drift(Direction direction) {
        double x = direction.x * TRAVEL;
        double y = direction.y * TRAVEL;
        return new Motion(new View(MAX_ZOOM, -x, -y), new View(MAX_ZOOM, x, y), false);
    }

    /**
     * Comes closer to the focus and brings it to the middle, in a straight line. It comes closer than the others, as little
     * would be seen of it else.
     */
    public static Motion follow() {
        return new Motion(WHOLE, new View(FOLLOW_ZOOM, 0, 0), true);
    }

    /**
     * What one scene of a film does where nothing is asked for: the same for the same arguments, never that of the scene before.
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
     * The view at a frame, of a picture whose focus is its middle.
     *
     * @param frame from 0
     * @param frames how many the shot has
     */
    public View at(int frame, int frames) {
        double time = frames == 1 ? 0 : (double) frame / (frames - 1);
        double eased = time * time * (3 - 2 * time);
        // StrictMath gives the same bits on every machine
        double zoom = start.zoom * StrictMath.pow(end.zoom / start.zoom, eased);
        double inRange = Math.clamp(zoom, Math.min(start.zoom, end.zoom), Math.max(start.zoom, end.zoom));
        return new View(inRange, between(start.x, end.x, eased), between(start.y, end.y, eased));
    }

    /**
     * The same of any picture.
     *
     * @param focus within what covers the canvas
     */
    public View at(int frame, int frames, Focus focus) {
        View view = at(frame, frames);
        return follows ? new View(view.zoom, middling(focus.x()), middling(focus.y())) : view.towards(focus);
    }

    /** The place from which a view that comes as close as the end has a point in its middle, or as near as can be. */
    private double middling(double point) {
        return Math.clamp((2 * point - 1) / (1 - 1 / end.zoom), -1, 1);
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** A number from 0 up to the bound that seed and index decide. */
    static int pick(long seed, int index, int bound) {
        // the finaliser of SplitMix64 (Steele, Lea, Flood 2014)
        long z = seed + (index + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) Math.floorMod(z ^ (z >>> 31), (long) bound);
    }
}
