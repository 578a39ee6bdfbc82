package dev.storyreel.dub.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every plan, whatever the lines. */
class AlignerPropertiesTest {
    private static final int SETS = 400;

    private static Stream<RandomLines> sets() {
        return LongStream.range(0, SETS).mapToObj(seed -> RandomLines.of(seed, 1 + (int) (seed * 7 % 60)));
    }

    @Test
    void everyLineIsThereInOrderWholeAndWithinTheTrack() {
        sets().forEach(set -> {
            List<PlacedLine> plan = Aligner.align(set.lines(), set.total());
            assertThat(plan).hasSameSizeAs(set.lines());
            long end = 0;
            for (int i = 0; i < plan.size(); i++) {
                PlacedLine line = plan.get(i);
                assertThat(line.start()).isGreaterThanOrEqualTo(end);
                assertThat(line.length()).isPositive();
                assertThat((double) set.lines().get(i).take().natural() / line.length())
                        .as("heard at the speed that is told, so nothing is cut")
                        .isCloseTo(line.speed(), within(2e-3 * line.speed()));
                end = line.end();
            }
            assertThat(end).isLessThanOrEqualTo(set.total());
        });
    }

    @Test
    void speedsKeepTheirBounds() {
        sets().forEach(set -> {
            List<PlacedLine> plan = Aligner.align(set.lines(), set.total());
            for (PlacedLine line : plan) {
                assertThat(line.voiceSpeed() * line.stretch()).isCloseTo(line.speed(), within(1e-9));
                if (!line.has(LineFlag.TOO_FAST)) {
                    assertThat(line.speed()).isBetween(0.85, 1.3);
                    assertThat(line.stretch()).isBetween(0.85, 1.3);
                }
            }
            if (set.surelyFits()) {
                assertThat(plan).noneMatch(line -> line.has(LineFlag.TOO_FAST));
            }
        });
    }

    @Test
    void neighboursAreSpokenAlike() {
        sets().forEach(set -> {
            List<PlacedLine> plan = Aligner.align(set.lines(), set.total());
            for (int i = 1; i < plan.size(); i++) {
                assertThat(Math.abs(plan.get(i).speed() - plan.get(i - 1).speed()))
                        .isLessThanOrEqualTo(0.1 + 1e-9);
            }
        });
    }

    /** Tracks that hold their lines at 1.3 and hardly more: every choice but the right ones leads past the end. */
    @Test
    void whatJustFitsEndsInTime() {
        sets().forEach(set -> {
            Track track = Track.of(set.lines(), set.total());
            long spare = track.size() == 0 ? 0 : track.latestEnd()[0] - track.earliest()[0];
            long shortest = Speeds.length(track.natural()[0], Speeds.COUNT - 1);
            long last = set.lines().stream()
                    .mapToLong(line -> line.source().end())
                    .max()
                    .orElse(0);
            long total = Math.max(
                    last,
                    set.total() - Math.max(0, spare - shortest) + set.lines().size() % 7);
            List<PlacedLine> plan = Aligner.align(set.lines(), total);
            assertThat(plan.getLast().end()).isLessThanOrEqualTo(total);
            if (Track.of(set.lines(), total).fits()) {
                assertThat(plan).noneMatch(line -> line.has(LineFlag.TOO_FAST));
            }
        });
    }

    /** Late only because of the line before, early only because of the track's end: nothing drifts. */
    @Test
    void aLineBeginsWithTheSourceUnlessAnotherIsInItsWay() {
        sets().filter(RandomLines::surelyFits).forEach(set -> {
            List<PlacedLine> plan = Aligner.align(set.lines(), set.total());
            for (int i = 0; i < plan.size(); i++) {
                PlacedLine line = plan.get(i);
                if (line.late() > 0) {
                    assertThat(line.start() - plan.get(i - 1).end()).isBetween(0L, 2_400L);
                }
                if (line.late() < 0) {
                    double need = set.lines().subList(i, plan.size()).stream()
                            .mapToDouble(rest -> rest.take().natural() / 1.3 + 2_401)
                            .sum();
                    assertThat(need)
                            .as("there was no room for it and those after it")
                            .isGreaterThan((double)
                                    (set.total() - set.lines().get(i).source().onset()));
                }
                assertThat(line.late())
                        .isEqualTo(line.start() - set.lines().get(i).source().onset());
                assertThat(line.has(LineFlag.LATE)).isEqualTo(line.late() > 6_000);
            }
        });
    }

    @Test
    void theSameLinesGiveTheSamePlan() {
        sets().forEach(set -> assertThat(Aligner.align(set.lines(), set.total()))
                .isEqualTo(Aligner.align(List.copyOf(set.lines()), set.total())));
    }

    /** Against all choices there are: few lines, so that they can be counted out. */
    @Test
    void noChoiceOfSpeedsIsBetter() {
        for (long seed = 0; seed < 60; seed++) {
            RandomLines set = RandomLines.of(seed, 3);
            Track track = Track.of(set.lines(), set.total());
            if (track.fits()) {
                double found = cost(track, new SpeedSearch(track).speeds());
                double best = Double.POSITIVE_INFINITY;
                int[] speeds = new int[3];
                for (speeds[0] = 0; speeds[0] < Speeds.COUNT; speeds[0]++) {
                    for (speeds[1] = 0; speeds[1] < Speeds.COUNT; speeds[1]++) {
                        for (speeds[2] = 0; speeds[2] < Speeds.COUNT; speeds[2]++) {
                            best = Math.min(best, cost(track, speeds));
                        }
                    }
                }
                assertThat(found).as("seed %d", seed).isBetween(best - 1e-9, best * 1.02 + 0.05);
            }
        }
    }

    private static double cost(Track track, int[] speeds) {
        double cost = 0;
        List<Track.Place> places = track.places(speeds);
        for (int i = 0; i < speeds.length; i++) {
            Track.Place place = places.get(i);
            boolean jumps = i > 0 && Math.abs(speeds[i] - speeds[i - 1]) > Speeds.MOST_JUMP;
            if (jumps || place.start() + place.length() > track.total()) {
                return Double.POSITIVE_INFINITY;
            }
            cost += Discomfort.ofLength(
                            place.speed(),
                            place.length(),
                            track.sources().get(i).length())
                    + Discomfort.ofLateness(
                            place.start() - track.sources().get(i).onset())
                    + (i == 0 ? 0 : Discomfort.ofJump(speeds[i - 1], speeds[i]));
        }
        return cost;
    }

    /** A talk of hours is planned, and told how long that takes: no time is asserted. */
    @Test
    void threeThousandLinesArePlanned() {
        for (long seed : new long[] {1, 2, 3, 4, 5, 6}) {
            RandomLines set = RandomLines.of(seed, 3_000);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            List<PlacedLine> plan = Aligner.align(set.lines(), set.total());
            long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            long late = plan.stream().filter(line -> line.has(LineFlag.LATE)).count();
            System.out.printf("3,000 lines: %d ms of processor time, %d late%n", took / 1_000_000, late);
            assertThat(plan).hasSize(3_000);
            assertThat(plan.getLast().end()).isLessThanOrEqualTo(set.total());
        }
    }
}
