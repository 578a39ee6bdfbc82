package dev.storyreel.dub.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the lines in a finished voice, knowing what the voice said and about when the source does, but nothing of any plan. A line may begin
 * wherever the sound rises from silence; it is where its own rises and falls, at some speed, are most like those of the take. What
 * is unlike its take everywhere is not there. Where it ends, and how fast it is, is read off the sound once more.
 */
final class LineFinder {
    /** How far from the source's onset a line is looked for, in windows: 3 s early, 10 s late. */
    private static final int EARLIEST = 600;

    private static final int LATEST = 2000;

    private static final double SLOWEST = 0.7;
    private static final double FASTEST = 1.7;
    private static final double COARSE_STEP = 0.02;
    private static final double FINE_STEP = 0.005;

    /** Correlation of levels below which it is something else that is heard. */
    private static final double LIKE = 0.55;

    /** So much less alike, each second further from the source, is as good. */
    private static final double WORTH_OF_A_SECOND = 0.03;

    /** Ends are known to two windows, and to a part of the length for the speed is. */
    private static final int END_WINDOWS = 6;

    private static final double END_SHARE = 0.01;

    /** Missing ends shorter than 40 ms are not told from soft ones. */
    private static final int SHORTEST_CUT = 8;

    private final Shape track;
    private final List<Integer> rises;

    /** The loudness of a sound and where it is heard; only the part of it that is heard, if that is wanted. */
    private record Shape(float[] levels, boolean[] heard) {
        static Shape of(Envelope sound) {
            boolean[] heard = sound.heard();
            float[] levels = new float[heard.length];
            for (int i = 0; i < levels.length; i++) {
                // as people hear it rather than as it is: else a loud vowel outweighs all the rest
                levels[i] = heard[i] ? (float) Math.sqrt(Math.sqrt(sound.levels()[i])) : 0;
            }
            return new Shape(levels, heard);
        }

        Shape trimmed() {
            int first = 0;
            int end = heard.length;
            while (first < end && !heard[first]) {
                first++;
            }
            while (end > first && !heard[end - 1]) {
                end--;
            }
            return new Shape(
                    java.util.Arrays.copyOfRange(levels, first, end), java.util.Arrays.copyOfRange(heard, first, end));
        }

        int length() {
            return levels.length;
        }

        float level(int window) {
            return window >= 0 && window < levels.length ? levels[window] : 0;
        }
    }

    private record Match(int at, double speed, double likeness) {}

    LineFinder(Envelope voice) {
        this.track = Shape.of(voice);
        this.rises = new ArrayList<>();
        for (int i = 0; i < track.length(); i++) {
            if (track.heard()[i] && (i == 0 || !track.heard()[i - 1])) {
                rises.add(i);
            }
        }
    }

    /** @return each line, in the same order; empty for one that is not there */
    List<Optional<HeardLine>> find(List<ExpectedLine> lines) {
        List<Optional<HeardLine>> found = new ArrayList<>(lines.size());
        int after = 0;
        for (ExpectedLine line : lines) {
            Optional<HeardLine> heard = find(line, after);
            found.add(heard);
            after = heard.map(h -> (int) (h.end() / Envelope.WINDOW)).orElse(after);
        }
        return found;
    }

    private Optional<HeardLine> find(ExpectedLine line, int after) {
        Shape take = Shape.of(line.take()).trimmed();
        if (take.length() == 0) {
            return Optional.empty();
        }
        int due = (int) (line.source().onset() / Envelope.WINDOW);
        Match best = new Match(-1, 1, Double.NEGATIVE_INFINITY);
        int first = firstRise(Math.max(after, due - EARLIEST));
        for (int i = first; i < rises.size() && rises.get(i) <= due + LATEST; i++) {
            int at = rises.get(i);
            double handicap = WORTH_OF_A_SECOND * Math.abs(at - due) * Envelope.WINDOW / 48_000;
            for (double speed = SLOWEST; speed <= FASTEST; speed += COARSE_STEP) {
                double likeness = likeness(take, at, speed, 2) - handicap;
                best = likeness > best.likeness ? new Match(at, speed, likeness) : best;
            }
        }
        if (best.likeness < LIKE) {
            return Optional.empty();
        }
        Match fine = best;
        for (double speed = best.speed - COARSE_STEP; speed <= best.speed + COARSE_STEP; speed += FINE_STEP) {
            double likeness = likeness(take, best.at, speed, 1);
            fine = fine == best || likeness > fine.likeness ? new Match(best.at, speed, likeness) : fine;
        }
        return Optional.of(measured(take, fine, line.voiceSpeed()));
    }

    private int firstRise(int from) {
        int found = java.util.Collections.binarySearch(rises, from);
        return found >= 0 ? found : -found - 1;
    }

    private HeardLine measured(Shape take, Match match, double voiceSpeed) {
        int length = (int) Math.round(take.length() / match.speed);
        int slack = END_WINDOWS + (int) (END_SHARE * length);
        int end = match.at + length + slack;
        // what comes after silence is another line's
        int silent = match.at + length;
        while (silent < end && silent < track.length() && track.heard()[silent]) {
            silent++;
        }
        int last = Math.min(silent, track.length());
        while (last > match.at + 1 && !track.heard()[last - 1]) {
            last--;
        }
        int missing = match.at + length - last;
        boolean cut = missing >= SHORTEST_CUT + (int) (END_SHARE * length);
        double speed = cut ? match.speed : (double) take.length() / (last - match.at);
        return new HeardLine(
                (long) match.at * Envelope.WINDOW,
                (long) last * Envelope.WINDOW,
                speed * voiceSpeed,
                cut ? (long) missing * Envelope.WINDOW : 0);
    }

    /** Correlation of the take's levels, at a speed, with those of the track from there on. */
    private double likeness(Shape take, int at, double speed, int step) {
        int length = (int) Math.round(take.length() / speed);
        double sumTake = 0;
        double sumTrack = 0;
        double squaresTake = 0;
        double squaresTrack = 0;
        double products = 0;
        int count = 0;
        // two windows of silence on both sides belong to its shape
        for (int i = -2; i < length + 2; i += step) {
            double x = take.level((int) Math.floor((i + 0.5) * speed));
            double y = track.level(at + i);
            sumTake += x;
            sumTrack += y;
            squaresTake += x * x;
            squaresTrack += y * y;
            products += x * y;
            count++;
        }
        double spread = (squaresTake - sumTake * sumTake / count) * (squaresTrack - sumTrack * sumTrack / count);
        return spread <= 1e-18 ? 0 : (products - sumTake * sumTrack / count) / Math.sqrt(spread);
    }
}
