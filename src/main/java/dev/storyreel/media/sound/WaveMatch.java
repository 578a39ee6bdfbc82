package dev.storyreel.media.sound;

import java.io.IOException;

/**
 * Finds where a wave looks most like it does at another place: the highest normalised correlation, first among every fourth place
 * with every fourth sample (a mean of four), then among the places around the best. For one thread.
 */
final class WaveMatch {
    private static final int COARSE = 4;

    /** So much more alike, as a correlation, must a place further off be. */
    private static final double WORTH = 1e-4;

    private final int window;
    private final float[] pattern;
    private final float[] searched;
    private final float[] coarsePattern;
    private final float[] coarseSearched;

    /**
     * @param window how many samples are compared
     * @param radius the furthest from the wanted place
     */
    WaveMatch(int window, int radius) {
        this.window = window;
        this.pattern = new float[window];
        this.searched = new float[window + 2 * radius + 1];
        this.coarsePattern = new float[window / COARSE];
        this.coarseSearched = new float[searched.length / COARSE];
    }

    /**
     * @param place where the wave would go on
     * @param from the first place to go on from
     * @param to the last one, not before {@code from}
     * @param wanted the one that is taken where others are not better, between both
     */
    long best(Lookahead sound, long place, long from, long to, long wanted) throws IOException {
        int places = (int) (to - from) + 1;
        int middle = (int) (wanted - from);
        sound.readMono(place, window, pattern);
        sound.readMono(from, window + places - 1, searched);
        int best = middle;
        if (coarsePattern.length > 0) {
            thin(pattern, coarsePattern, coarsePattern.length);
            thin(searched, coarseSearched, (window + places - 1) / COARSE);
            int coarsePlaces = (window + places - 1) / COARSE - coarsePattern.length + 1;
            int coarseMiddle = Math.min(middle / COARSE, coarsePlaces - 1);
            best = COARSE
                    * best(coarsePattern, coarsePattern.length, coarseSearched, 0, coarsePlaces - 1, coarseMiddle);
            best = best == COARSE * coarseMiddle ? middle : best;
        }
        int first = Math.max(0, best - COARSE);
        int last = Math.min(places - 1, best + COARSE);
        return from + best(pattern, window, searched, first, last, Math.clamp(best, first, last));
    }

    private static int best(float[] pattern, int window, float[] searched, int first, int last, int middle) {
        int best = middle;
        double most = likeness(pattern, window, searched, middle);
        for (int off = 1; off <= Math.max(middle - first, last - middle); off++) {
            for (int at = middle - off; at <= middle + off; at += 2 * off) {
                if (at >= first && at <= last) {
                    double likeness = likeness(pattern, window, searched, at);
                    if (likeness > most + WORTH) {
                        most = likeness;
                        best = at;
                    }
                }
            }
        }
        return best;
    }

    /** From −1 to 1; 0 beside silence. */
    private static double likeness(float[] pattern, int window, float[] searched, int at) {
        float product = 0;
        float own = 0;
        float other = 0;
        for (int i = 0; i < window; i++) {
            product += pattern[i] * searched[at + i];
            own += pattern[i] * pattern[i];
            other += searched[at + i] * searched[at + i];
        }
        double energy = (double) own * other;
        return energy < 1e-16 ? 0 : product / Math.sqrt(energy);
    }

    private static void thin(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            int at = COARSE * i;
            to[i] = from[at] + from[at + 1] + from[at + 2] + from[at + 3];
        }
    }
}
