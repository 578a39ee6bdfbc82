package dev.storyreel.provider.offline.illustrator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Where the hero and its companions go. Everything that matters stays above the lowest third, where captions are. */
enum Composition {
    /** The hero in the middle, companions on a ring round it. */
    HALO(0.66),
    /** The hero stands on firm ground, companions further back. */
    STANDING(0.7),
    /** The hero as large as it may be, a little to one side. */
    CLOSE(0.9),
    /** A smaller hero among many companions at several distances. */
    CONSTELLATION(0.5),
    /** The hero before a repeated pattern of small silhouettes. */
    PATTERN(0.64),
    /** Hero and one large companion on a diagonal. */
    DUO(0.58);

    /** What the camera may leave out at an edge when it is closest: the hero stays clear of it. */
    private static final double EDGE = 0.115;

    /** Nothing of the hero is below: there the captions are. */
    private static final double LOWEST = 0.68;

    /** What stays free above, so that nothing is cut off when the camera comes closer. */
    private static final double ABOVE = 0.04;

    private final double share;

    Composition(double share) {
        this.share = share;
    }

    /**
     * @param x of the middle, pixels
     * @param y of the middle, pixels
     * @param size of the longer side, pixels
     * @param turn radians
     * @param depth 0 in focus, −1 far behind, 1 close before the lens
     */
    record Place(double x, double y, double size, double turn, double depth) {
        private static final double HALF = 0.55;

        /** The same, smaller and moved as far as it must be for the camera never to cut anything off. */
        Place kept(int width, int height, double aspect) {
            double wide = Math.min(1, 1 / aspect);
            double tall = Math.min(1, aspect);
            double across = wide * Math.abs(Math.cos(turn)) + tall * Math.abs(Math.sin(turn));
            double down = wide * Math.abs(Math.sin(turn)) + tall * Math.abs(Math.cos(turn));
            double most = Math.min(width * (1 - 2 * EDGE) / across, height * (LOWEST - EDGE) / down);
            double kept = Math.min(size, most);
            return new Place(
                    between(x, width * EDGE, width * (1 - EDGE), kept * across / 2),
                    between(y, height * EDGE, height * LOWEST, kept * down / 2),
                    kept,
                    turn,
                    depth);
        }

        /** Whether so much of it would be behind the hero that nobody sees what it is. */
        boolean hiddenBehind(Place hero, double aspect) {
            double across = overlap(x, size / 2, hero.x, hero.size / 2 * Math.min(1, 1 / aspect));
            double down = overlap(y, size / 2, hero.y, hero.size / 2 * Math.min(1, aspect));
            return across * down > 0.12 * size * size;
        }

        private static double overlap(double a, double halfA, double b, double halfB) {
            return Math.max(0, Math.min(a + halfA, b + halfB) - Math.max(a - halfA, b - halfB));
        }

        private static double between(double middle, double from, double to, double half) {
            return Math.max(from + half, Math.min(to - half, middle));
        }

        /** The same, so low that nothing of it is above that line. */
        Place below(double line) {
            return new Place(x, Math.max(y, line + HALF * size), size, turn, depth);
        }
    }

    /** The side of the square that things are measured by. */
    static double unit(int width, int height) {
        return Math.min(width, 0.74 * height);
    }

    private static boolean isWide(int width, int height) {
        return width * 3 > height * 4;
    }

    Place hero(int width, int height, double aspect, boolean mirrored, SplittableRandom random) {
        double unit = unit(width, height);
        double size = unit * share;
        double side = mirrored ? -1 : 1;
        Place place = switch (this) {
            case HALO, PATTERN -> new Place(width * 0.5, height * 0.4, size, 0, 0);
            case STANDING -> new Place(width * (0.5 + 0.05 * side), height, size, 0, 0);
            case CLOSE ->
                new Place(
                        width / 2.0 + side * (isWide(width, height) ? width * 0.2 : unit * 0.1),
                        height * 0.44,
                        size,
                        -side * random.nextDouble(0.04, 0.1),
                        0);
            case CONSTELLATION -> new Place(width * 0.5, height * 0.4, size, random.nextDouble(-0.05, 0.05), 0);
            case DUO -> new Place(width / 2.0 - side * unit * 0.14, height * 0.47, size, side * -0.05, 0);
        };
        return place.kept(width, height, aspect);
    }

    /** Places for companions, the most important first; more than are ever needed. */
    List<Place> companions(int width, int height, Place hero, boolean mirrored, SplittableRandom random) {
        double unit = unit(width, height);
        double side = mirrored ? -1 : 1;
        double half = Math.min(width / 2.0 - unit * 0.14, unit * 0.75);
        double mid = width / 2.0;
        List<Place> places = new ArrayList<>();
        switch (this) {
            case HALO, PATTERN -> {
                places.add(
                        new Place(mid + side * half * 0.88, height * 0.4 - unit * 0.47, unit * 0.27, side * 0.12, 0));
                places.add(new Place(
                        mid - side * half * 0.92, height * 0.4 - unit * 0.36, unit * 0.2, -side * 0.14, -0.3));
                places.add(new Place(
                        mid - side * half * 0.86, height * 0.4 + unit * 0.39, unit * 0.19, -side * 0.12, -0.15));
                places.add(
                        new Place(mid + side * half * 0.98, height * 0.4 + unit * 0.36, unit * 0.12, side * 0.2, -0.5));
            }
            case STANDING -> {
                places.add(new Place(mid - side * half * 0.88, height * 0.6 - unit * 0.11, unit * 0.23, 0, -0.25));
                places.add(new Place(mid + side * half * 0.98, height * 0.55 - unit * 0.07, unit * 0.19, 0, -0.4));
                places.add(new Place(mid - side * half * 0.3, height * 0.13, unit * 0.15, side * 0.08, -0.4));
                places.add(new Place(mid + side * half * 0.85, height * 0.2, unit * 0.11, -side * 0.1, -0.6));
            }
            case CLOSE -> {
                places.add(new Place(mid - side * half * 0.78, height * 0.17, unit * 0.25, -side * 0.14, 0));
                places.add(new Place(mid - side * half * 0.92, height * 0.58, unit * 0.16, side * 0.14, -0.35));
                places.add(new Place(mid - side * half * 0.15, height * 0.085, unit * 0.1, side * 0.2, -0.6));
            }
            case CONSTELLATION -> constellation(height, unit, mid, half, random, places);
            case DUO -> {
                places.add(new Place(
                        mid + side * half * 0.66, height * 0.47 - unit * 0.5, unit * 0.36, side * 0.14, -0.1));
                places.add(new Place(
                        mid - side * half * 0.86, height * 0.47 - unit * 0.46, unit * 0.16, -side * 0.18, -0.5));
                places.add(
                        new Place(mid + side * half * 0.9, height * 0.47 + unit * 0.2, unit * 0.17, side * 0.1, -0.35));
            }
        }
        return places.stream().map(place -> place.below(height * ABOVE)).toList();
    }

    private static void constellation(
            int height, double unit, double mid, double half, SplittableRandom random, List<Place> places) {
        double start = random.nextDouble(6.28);
        double tall = Math.min(height * 0.3, unit * 0.56);
        for (int i = 0; i < 7; i++) {
            double angle = start + i * 2 * Math.PI / 7;
            double near = i % 2 == 0 ? 1 : 0.86;
            double size = unit * (i % 3 == 0 ? 0.21 : i % 3 == 1 ? 0.14 : 0.17);
            places.add(new Place(
                    mid + half * near * Math.cos(angle),
                    height * 0.4 + tall * near * Math.sin(angle),
                    size,
                    random.nextDouble(-0.25, 0.25),
                    i % 3 == 1 ? -0.5 : -0.05));
        }
    }
}
