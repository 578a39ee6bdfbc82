package dev.storyreel.dub.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.dub.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan does in situations one can look at. */
class AlignerTest {
    private static final int MS = 48;
    private static final String TEXT = "Nueve palabras bastan para decir esto en voz alta.";

    private static SpokenLine line(int onsetMs, int endMs, int takeMs) {
        return line(onsetMs, endMs, takeMs, VoiceSpeeds.NONE);
    }

    private static SpokenLine line(int onsetMs, int endMs, int takeMs, VoiceSpeeds speeds) {
        SourceLine source = new SourceLine((long) onsetMs * MS, (long) endMs * MS, "Nine words.", "a");
        return new SpokenLine(source, TEXT, new Take((long) takeMs * MS, 1, speeds), 0);
    }

    private static List<PlacedLine> plan(int totalMs, SpokenLine... lines) {
        return Aligner.align(List.of(lines), (long) totalMs * MS);
    }

    @Test
    void whatFitsIsLeftAsItIs() {
        PlacedLine line = plan(10_000, line(1_000, 4_000, 3_050)).getFirst();

        assertThat(line.start()).isEqualTo(1_000 * MS);
        assertThat(line.length()).isEqualTo(3_050 * MS);
        assertThat(line.stretch()).isEqualTo(1);
        assertThat(line.late()).isZero();
        assertThat(line.wording()).isEqualTo(new Wording.Fits());
        assertThat(line.flags()).isEmpty();
    }

    @Test
    void silenceIsBorrowedBeforeAnythingElse() {
        List<PlacedLine> plan = plan(20_000, line(1_000, 4_000, 3_450), line(8_000, 11_000, 3_000));

        assertThat(plan.getFirst().speed()).isCloseTo(1, within(0.03));
        assertThat(plan.getFirst().borrowed()).isGreaterThan(350 * MS);
        assertThat(plan.get(1).late()).isZero();
        assertThat(plan.getFirst().flags()).isEmpty();
    }

    @Test
    void noMoreSilenceIsBorrowedThanThereIs() {
        List<PlacedLine> plan = plan(20_000, line(1_000, 4_000, 3_450), line(4_200, 7_200, 3_000));

        assertThat(plan.getFirst().end()).isLessThanOrEqualTo(4_200 * MS);
        assertThat(plan.getFirst().speed()).isBetween(1.05, 1.13);
        assertThat(plan.getFirst().stretch()).isEqualTo(plan.getFirst().speed());
        assertThat(plan.get(1).late()).isLessThan(100 * MS);
    }

    @Test
    void otherWordsAreWishedForWhereSilenceIsNotEnough() {
        PlacedLine tooLong = plan(20_000, line(1_000, 4_000, 4_500), line(4_200, 7_200, 3_000))
                .getFirst();

        assertThat(tooLong.has(LineFlag.NEEDS_SHORTER)).isTrue();
        Wording.Shorter shorter = (Wording.Shorter) tooLong.wording();
        assertThat(shorter.targetMs()).isEqualTo(3_150);
        assertThat(shorter.targetCharacters()).isEqualTo(Math.round(TEXT.length() * 3_150 / 4_500.0f));

        PlacedLine tooShort = plan(20_000, line(1_000, 4_000, 2_000)).getFirst();
        assertThat(tooShort.has(LineFlag.NEEDS_LONGER)).isTrue();
        assertThat(((Wording.Longer) tooShort.wording()).targetMs()).isEqualTo(3_000);
    }

    @Test
    void theVoiceIsAskedBeforeItsTakeIsStretched() {
        SpokenLine quick = line(1_000, 4_000, 3_800, new VoiceSpeeds(0.7, 1.1));
        PlacedLine line = plan(20_000, quick, line(4_050, 7_050, 3_000)).getFirst();

        assertThat(line.speed()).isGreaterThan(1.1);
        assertThat(line.voiceSpeed()).isEqualTo(1.1);
        assertThat(line.voiceSpeed() * line.stretch()).isCloseTo(line.speed(), within(1e-9));
    }

    /** Another take may cost something, and a little stretching is not heard. */
    @Test
    void aTakeThatIsNearlyRightIsKept() {
        SpokenLine quick = line(1_000, 4_000, 3_100, new VoiceSpeeds(0.7, 1.2));
        PlacedLine line = plan(20_000, quick, line(4_000, 7_000, 3_000)).getFirst();

        assertThat(line.speed()).isGreaterThan(1);
        assertThat(line.voiceSpeed()).isEqualTo(1);
    }

    /** What was spoken faster for the plan is not asked for again when it comes. */
    @Test
    void aSecondTakeIsUsed() {
        SourceLine source = new SourceLine(1_000 * MS, 4_000 * MS, "Nine words.", "a");
        Take second = new Take(3_150 * MS, 1.2, new VoiceSpeeds(0.7, 1.2));
        PlacedLine line = plan(20_000, new SpokenLine(source, TEXT, second, 3), line(4_050, 7_050, 3_000))
                .getFirst();

        assertThat(line.voiceSpeed()).isEqualTo(1.2);
        assertThat(line.stretch()).isCloseTo(3_150.0 * MS / line.length(), within(1e-3));
    }

    @Test
    void speedIsSharedWithNeighboursInAdvance() {
        List<SpokenLine> lines = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            lines.add(line(3_000 * i, 3_000 * i + 2_950, i == 4 ? 3_800 : 2_950));
        }
        List<PlacedLine> plan = Aligner.align(lines, 27_000 * MS);

        for (int i = 1; i < plan.size(); i++) {
            assertThat(Math.abs(plan.get(i).speed() - plan.get(i - 1).speed())).isLessThanOrEqualTo(0.1 + 1e-9);
        }
        assertThat(plan.get(4).speed()).isGreaterThan(1.2);
        assertThat(plan.get(3).speed()).isGreaterThan(1.1);
        assertThat(plan.get(0).speed()).isCloseTo(1, within(0.02));
    }

    @Test
    void whatComesLateIsCaughtUpWith() {
        List<PlacedLine> plan = plan(
                60_000,
                line(0, 2_950, 5_900),
                line(3_000, 5_950, 3_000),
                line(6_000, 8_950, 2_900),
                line(20_000, 22_950, 3_000));

        assertThat(plan.get(1).has(LineFlag.LATE)).isTrue();
        assertThat(plan.get(1).has(LineFlag.REVIEW)).isTrue();
        assertThat(plan.get(2).late()).isLessThan(plan.get(1).late());
        assertThat(plan.get(3).late()).isZero();
        assertThat(plan).allMatch(line -> line.speed() <= 1.3);
    }

    @Test
    void aLineThatTheTracksEndWouldCutBeginsEarlier() {
        List<PlacedLine> plan = plan(12_000, line(1_000, 3_000, 2_000), line(10_000, 12_000, 5_200));

        PlacedLine last = plan.getLast();
        assertThat(last.end()).isEqualTo(12_000 * MS);
        assertThat(last.speed()).isEqualTo(1.3);
        assertThat(last.flags()).contains(LineFlag.EARLY, LineFlag.REVIEW, LineFlag.NEEDS_SHORTER);
        assertThat(plan.getFirst().start()).isEqualTo(1_000 * MS);
    }

    @Test
    void whatCannotFitAtAllIsFlaggedAndWhole() {
        List<PlacedLine> plan =
                plan(6_000, line(0, 2_000, 5_000), line(2_500, 4_000, 6_000), line(5_000, 6_000, 9_000));

        assertThat(plan).hasSize(3).allSatisfy(line -> {
            assertThat(line.speed()).isCloseTo(20.0 / 6, within(1e-3));
            assertThat(line.flags()).contains(LineFlag.TOO_FAST, LineFlag.REVIEW, LineFlag.NEEDS_SHORTER);
        });
        assertThat(plan.getLast().end()).isLessThanOrEqualTo(6_000 * MS);
    }

    @Test
    void noWordingIsWishedForAfterThreeTries() {
        SourceLine source = new SourceLine(0, 3_000 * MS, "Nine words.", "a");
        PlacedLine line = Aligner.align(
                        List.of(new SpokenLine(source, TEXT, Take.of(9_000 * MS), Wording.MOST_TRIES)), 20_000 * MS)
                .getFirst();

        assertThat(line.wording()).isEqualTo(new Wording.Fits());
        assertThat(line.has(LineFlag.REVIEW)).isTrue();
    }

    @Test
    void nothingIsPlannedForNoLines() {
        assertThat(Aligner.align(List.of(), 0)).isEmpty();
    }

    @Test
    void linesOutOfOrderOrBeyondTheTrackAreRefused() {
        assertThatThrownBy(() -> plan(9_000, line(3_000, 4_000, 500), line(2_000, 3_000, 500)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(3_000, line(2_000, 4_000, 500))).isInstanceOf(IllegalArgumentException.class);
    }
}
