package dev.storyreel.dub.align;

import java.util.Arrays;

/**
 * Finds the speeds of a whole track's lines: dynamic programming, forward over the lines.
 *
 * <p><b>What is known of a beginning.</b> What a choice for the first lines means to the rest is, beside its {@link Discomfort} so far,
 * only two numbers: the last line's speed (neighbours differ by 0.1 at most) and where it ends (the next line cannot begin before). So of all
 * choices with the same two numbers only the best is kept. A line that ends before its successor is due is in nobody's
 * way, wherever it ends; in a talk with pauses that is the rule, and 46 choices a line are kept.
 *
 * <p><b>Where lines run late</b>, ends are told apart by how late they make the next line: in steps of 20 ms at first, wider later. Of those in one step the one
 * with the least discomfort is kept with its true end, so no error adds up. A choice that is neither better nor
 * earlier than another goes. What ends too late for the lines after it
 * to be spoken at the fastest before the track ends goes at once; so what is left at the fastest speed can always go on at it, and a plan that ends in
 * time is found whenever all lines fit at the fastest speed ({@link Track#fits}).
 *
 * <p>Greedy planning, line by line, was the alternative. It cannot slow down before a line that must be fast, so it jumps; it spends on
 * a line's comfort the time that the next ones need; and at the track's end it is too late for it. A linear or convex
 * program would need costs that rise smoothly, and what is counted has steps.
 *
 * <p>At most 46 × 16 choices are kept for a line, each with 21 successors: the time needed is linear in the number of lines. Only additions, multiplications and
 * comparisons in a fixed order decide, so all machines find the same. For one use.
 */
final class SpeedSearch {
    /** Where the steps of lateness end, in samples at 48 kHz. */
    private static final long[] STEPS = {
        0, 960, 1_920, 2_880, 3_840, 4_800, 6_000, 8_400, 12_000, 18_000, 24_000, 48_000, 96_000, 192_000, 480_000
    };

    private static final int LEVELS = STEPS.length + 1;

    private final Track track;

    /** Of every choice that was ever kept: its line's speed, and the choice for the lines before it that it goes on from. */
    private byte[] speeds = new byte[1024];

    private int[] parents = new int[1024];
    private int known;

    /** The choices for the lines up to one. */
    private static final class Front {
        private final int[] ids = new int[Speeds.COUNT * LEVELS];
        private final int[] speeds = new int[Speeds.COUNT * LEVELS];
        private final long[] ends = new long[Speeds.COUNT * LEVELS];
        private final double[] costs = new double[Speeds.COUNT * LEVELS];
        private int size;
    }

    /** The best choices found so far for one line, by speed and level. */
    private static final class Table {
        private final double[] costs = new double[Speeds.COUNT * LEVELS];
        private final long[] ends = new long[Speeds.COUNT * LEVELS];
        private final int[] parents = new int[Speeds.COUNT * LEVELS];

        void clear() {
            Arrays.fill(costs, Double.POSITIVE_INFINITY);
        }

        void offer(int speed, int level, double cost, long end, int parent) {
            int place = speed * LEVELS + level;
            if (cost < costs[place] || (cost == costs[place] && end < ends[place])) {
                costs[place] = cost;
                ends[place] = end;
                parents[place] = parent;
            }
        }
    }

    SpeedSearch(Track track) {
        this.track = track;
    }

    /** @return the number of each line's speed; for a track that {@link Track#fits} */
    int[] speeds() {
        Front front = new Front();
        front.size = 1;
        front.ids[0] = -1;
        front.speeds[0] = -1;
        Front next = new Front();
        Table table = new Table();
        for (int line = 0; line < track.size(); line++) {
            table.clear();
            extend(front, line, table);
            keep(table, next);
            Front old = front;
            front = next;
            next = old;
        }
        return track.size() == 0 ? new int[0] : traced(front);
    }

    private void extend(Front front, int line, Table table) {
        long[] lengths = new long[Speeds.COUNT];
        double[] costs = new double[Speeds.COUNT];
        for (int speed = 0; speed < Speeds.COUNT; speed++) {
            lengths[speed] = Speeds.length(track.natural()[line], speed);
            costs[speed] = Discomfort.ofLength(
                    Speeds.of(speed), lengths[speed], track.sources().get(line).length());
        }
        boolean last = line == track.size() - 1;
        long due = last ? Long.MAX_VALUE : track.earliest()[line + 1] - track.breathBefore(line + 1);
        for (int i = 0; i < front.size; i++) {
            long start = track.start(line, front.ends[i]);
            double cost = front.costs[i]
                    + Discomfort.ofLateness(start - track.sources().get(line).onset());
            int before = front.speeds[i];
            int slowest = before < 0 ? 0 : Math.max(0, before - Speeds.MOST_JUMP);
            int fastest = before < 0 ? Speeds.COUNT - 1 : Math.min(Speeds.COUNT - 1, before + Speeds.MOST_JUMP);
            for (int speed = slowest; speed <= fastest; speed++) {
                long end = start + lengths[speed];
                if (end <= track.latestEnd()[line]) {
                    double jump = before < 0 ? 0 : Discomfort.ofJump(before, speed);
                    table.offer(speed, last ? 0 : level(end - due), cost + costs[speed] + jump, end, front.ids[i]);
                }
            }
        }
    }

    /** Which step of lateness; 0 is in time. */
    private static int level(long late) {
        int level = 0;
        while (level < STEPS.length && late > STEPS[level]) {
            level++;
        }
        return level;
    }

    private void keep(Table table, Front front) {
        front.size = 0;
        for (int speed = 0; speed < Speeds.COUNT; speed++) {
            double least = Double.POSITIVE_INFINITY;
            for (int level = 0; level < LEVELS; level++) {
                int place = speed * LEVELS + level;
                if (table.costs[place] < least) {
                    least = table.costs[place];
                    add(front, speed, table, place);
                }
            }
        }
    }

    private void add(Front front, int speed, Table table, int place) {
        if (known == parents.length) {
            speeds = Arrays.copyOf(speeds, 2 * known);
            parents = Arrays.copyOf(parents, 2 * known);
        }
        speeds[known] = (byte) speed;
        parents[known] = table.parents[place];
        front.ids[front.size] = known++;
        front.speeds[front.size] = speed;
        front.ends[front.size] = table.ends[place];
        front.costs[front.size++] = table.costs[place];
    }

    private int[] traced(Front front) {
        int best = 0;
        for (int i = 1; i < front.size; i++) {
            if (front.costs[i] < front.costs[best]) {
                best = i;
            }
        }
        int[] chosen = new int[track.size()];
        int id = front.ids[best];
        for (int line = chosen.length - 1; line >= 0; line--) {
            chosen[line] = speeds[id];
            id = parents[id];
        }
        return chosen;
    }
}
