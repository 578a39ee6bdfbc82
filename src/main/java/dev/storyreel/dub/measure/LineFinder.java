package dev.storyreel.dub.measure;

import dev.storyreel.media.Canvas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines in a finished voice, knowing what the voice said and about when the source does, but nothing of any plan. A line may begin
 * wherever the sound rises from silence; it is where its own rises and falls, at some speed, are most like those of the take. What
 * is unlike its take everywhere is not there. Where it ends, and how fast it is, is read off the sound once more.
 */
final class LineFinder {
    /** How far from the source's onset a line is looked for, in windows: 3 s early, 6 s late. */
    private static final int EARLIEST = 600;

    private static final int LATEST = 1200;

    private static final double SLOWEST = 0.7;
    private static final double FASTEST = 1.7;
    private static final double COARSE_STEP = 0.02;

    /** A second and a bit tells one line from others, and speeds a fiftieth apart are alike that long. */
    private static final int BEGINNING = 240;

    /** Of short lines only so much, for their ends may be cut. */
    private static final double BEGINNING_SHARE = 0.6;

    /** How many places are looked at more closely. */
    private static final int CANDIDATES = 5;

    /** To how many windows the end is known when speeds are told apart. */
    private static final double WINDOWS_APART = 3;

    /** Correlation of levels below which it is something else that is heard. */
    private static final double LIKE = 0.55;

    /** So much less alike, each second further from the source, is as good; of short lines, which are like many, more. */
    private static final double WORTH_OF_A_SECOND = 0.08;

    private static final double SHORT_SECONDS = 0.5;
    private static final double LONG_SECONDS = 2;

    /** Another line cannot begin before so much of one is over, or would be, if its end was not cut. */
    private static final double LENGTH_AT_LEAST = 0.9;

    /** Ends are known to two windows, and to a part of the length for the speed is. */
    private static final int END_WINDOWS = 6;

    private static final double END_SHARE = 0.01;

    /** Missing ends shorter than 40 ms are not told from soft ones. */
    private static final int SHORTEST_CUT = 8;

    private final Envelope voice;
    private final Shape track;
    private final List<Integer> rises;

    private record Match(int at, double speed, double likeness) {
        /** @param line how long it is, in windows */
        double worth(int due, int line) {
            double length = Math.clamp(seconds(line), SHORT_SECONDS, LONG_SECONDS);
            return likeness - WORTH_OF_A_SECOND * seconds(Math.abs(at - due)) / length;
        }

        private static double seconds(int windows) {
            return (double) windows * Envelope.WINDOW / Canvas.SAMPLE_RATE;
        }
    }

    LineFinder(Envelope voice) {
        this.voice = voice;
        this.track = Shape.of(voice);
        this.rises = new ArrayList<>();
        for (int i = 0; i < track.length(); i++) {
            if (track.heard()[i] && (i == 0 || !track.heard()[i - 1])) {
                rises.add(i);
            }
        }
    }

    /** A choice for the lines so far: the places that are like them the most in all, none over another. */
    private record Chain(
            int end,
            double likeness,
            int line,
            Match match,
            @Nullable Chain before) {}

    /** @return each line, in the same order; empty for one that is not there */
    List<Optional<HeardLine>> find(List<ExpectedLine> lines) {
        // those that end later are more like
        List<Chain> chains = new ArrayList<>();
        chains.add(new Chain(0, 0, -1, new Match(0, 1, 0), null));
        for (int i = 0; i < lines.size(); i++) {
            Shape take = Shape.of(lines.get(i).take()).trimmed();
            List<Chain> longer = new ArrayList<>(chains);
            for (Match match : candidates(lines.get(i), take)) {
                int end = match.at + (int) (take.length() / match.speed * LENGTH_AT_LEAST);
                Chain best = chains.getFirst();
                for (Chain chain : chains) {
                    best = chain.end <= match.at ? chain : best;
                }
                longer.add(new Chain(end, best.likeness + match.likeness - LIKE, i, match, best));
            }
            chains = best(longer);
        }
        List<Optional<HeardLine>> found = new ArrayList<>(Collections.nCopies(lines.size(), Optional.empty()));
        for (Chain chain = chains.getLast(); chain.before != null; chain = chain.before) {
            ExpectedLine line = lines.get(chain.line);
            found.set(
                    chain.line, Optional.of(measured(Shape.of(line.take()).trimmed(), chain.match, line.voiceSpeed())));
        }
        return found;
    }

    /** Without those that end later than another and are not more like. */
    private static List<Chain> best(List<Chain> chains) {
        chains.sort(Comparator.comparingInt(Chain::end).thenComparingDouble(chain -> -chain.likeness));
        List<Chain> best = new ArrayList<>();
        for (Chain chain : chains) {
            if (best.isEmpty() || chain.likeness > best.getLast().likeness) {
                best.add(chain);
            }
        }
        return best;
    }

    /** Where a line may be, its likeness less what the distance from the source takes away. */
    private List<Match> candidates(ExpectedLine line, Shape take) {
        int due = (int) (line.source().onset() / Envelope.WINDOW);
        List<Match> begun = new ArrayList<>();
        if (take.length() > 0) {
            for (int i = firstRise(due - EARLIEST); i < rises.size() && rises.get(i) <= due + LATEST; i++) {
                begun.add(beginning(take, rises.get(i)));
            }
        }
        return begun.stream()
                .filter(match -> match.likeness >= LIKE)
                .sorted(Comparator.comparingDouble(match -> -match.worth(due, take.length())))
                .limit(CANDIDATES)
                .map(match -> followed(take, match))
                .map(match -> new Match(match.at, match.speed, match.worth(due, take.length())))
                .filter(match -> match.likeness >= LIKE)
                .toList();
    }

    /** How its beginning is most like the take's, if that is where it begins. */
    private Match beginning(Shape take, int at) {
        Match best = new Match(at, 1, Double.NEGATIVE_INFINITY);
        for (double speed = SLOWEST; speed <= FASTEST; speed += COARSE_STEP) {
            int length = (int) Math.min(BEGINNING, BEGINNING_SHARE * take.length() / speed);
            double likeness = take.likeness(track, at, speed, length, 2);
            best = likeness > best.likeness ? new Match(at, speed, likeness) : best;
        }
        return best;
    }

    /** Follows the line to its end, its speed known the better the longer it is; as like as its beginning and all of it are. */
    private Match followed(Shape take, Match beginning) {
        Match best = beginning;
        double step = COARSE_STEP;
        for (int length = 2 * BEGINNING; step > WINDOWS_APART / take.length(); length *= 2) {
            double range = step;
            step = WINDOWS_APART / Math.min(length, take.length());
            Match finer = new Match(best.at, best.speed, Double.NEGATIVE_INFINITY);
            for (double speed = best.speed - range; speed <= best.speed + range; speed += step / 2) {
                double likeness = take.likeness(track, best.at, speed, length, 1);
                finer = likeness > finer.likeness ? new Match(best.at, speed, likeness) : finer;
            }
            best = finer;
        }
        double whole = take.likeness(track, best.at, best.speed, Integer.MAX_VALUE, 1);
        return new Match(best.at, best.speed, (beginning.likeness + whole) / 2);
    }

    private int firstRise(int from) {
        int found = Collections.binarySearch(rises, from);
        return found >= 0 ? found : -found - 1;
    }

    private HeardLine measured(Shape take, Match match, double voiceSpeed) {
        int length = (int) Math.round(take.length() / match.speed);
        int slack = END_WINDOWS + (int) (END_SHARE * length);
        float[] levels = voice.levels();
        // a quiet line is heard as its take is: beside itself, not beside others
        float least = voice.leastHeard(match.at, Math.min(levels.length, match.at + length));
        int onset = match.at;
        while (onset > Math.max(0, match.at - END_WINDOWS) && levels[onset - 1] > least) {
            onset--;
        }
        // what comes after silence is another line's
        int last = Math.min(levels.length, match.at + length);
        while (last < Math.min(levels.length, match.at + length + slack) && levels[last] > least) {
            last++;
        }
        while (last > match.at + 1 && levels[last - 1] <= least) {
            last--;
        }
        int missing = match.at + length - last;
        boolean cut = missing >= SHORTEST_CUT + (int) (END_SHARE * length);
        double speed = cut ? match.speed : (double) take.length() / (last - onset);
        return new HeardLine(
                (long) onset * Envelope.WINDOW,
                (long) last * Envelope.WINDOW,
                speed * voiceSpeed,
                cut ? (long) missing * Envelope.WINDOW : 0);
    }
}
