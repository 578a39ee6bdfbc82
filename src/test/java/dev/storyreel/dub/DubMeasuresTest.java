package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.dub.align.PlacedLine;
import dev.storyreel.dub.measure.DubGauge;
import dev.storyreel.dub.measure.DubMeasures;
import dev.storyreel.dub.voice.DubbedVoice;
import dev.storyreel.dub.voice.TakeFile;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.sound.VoiceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks that are dubbed well reach every target, and each fault that is planted is found. */
class DubMeasuresTest {
    private static final int MS = 48;

    @TempDir
    Path folder;

    @Test
    void talksOfAllLengthsReachTheTargets() throws Exception {
        for (double seconds : new double[] {5, 20, 60, 240}) {
            TestDub dub = TestDub.of(Talk.of((long) seconds, seconds, 3), folder, 1.03, 0.08, 7);
            DubMeasures measures = dub.measured();
            assertThat(measures.missed()).as("%s s: %s", seconds, measures).isEmpty();
            assertThat(measures.lines()).isEqualTo(dub.talk().lines().size());
        }
    }

    @Test
    void whatIsMeasuredIsWhatWasPlanned() throws Exception {
        TestDub dub = TestDub.of(Talk.of(8, 120, 2), folder, 1.1, 0.15, 3);
        DubMeasures measures = dub.measured();
        List<Double> speeds =
                dub.plan().stream().map(PlacedLine::speed).sorted().toList();

        assertThat(measures.missing()).isZero();
        assertThat(measures.cut()).isZero();
        assertThat(measures.speed().fastest()).isCloseTo(speeds.getLast(), within(0.03));
        assertThat(measures.speed().slowest()).isCloseTo(speeds.getFirst(), within(0.03));
    }

    @Test
    void aLineThatWasShiftedIsFound() throws Exception {
        TestDub dub = good();
        DubMeasures before = dub.measured();
        int line = beforePause(dub, 800 * MS);
        List<TakeFile> takes = new ArrayList<>(dub.takes());
        TakeFile take = takes.get(line);
        takes.set(line, new TakeFile(take.wav(), take.span(), take.start() + 400 * MS, take.length(), 1));
        DubMeasures measures = dub.measured(takes, dub.talk().total());

        assertThat(measures.onset().inTime()).isCloseTo(before.onset().inTime() - 1.0 / measures.lines(), within(1e-9));
        assertThat(measures.missing()).isZero();
    }

    @Test
    void aTrackThatIsLateAllAlongMissesItsTarget() throws Exception {
        TestDub dub = good();
        List<TakeFile> takes = dub.takes().stream()
                .map(take -> new TakeFile(take.wav(), take.span(), take.start() + 300 * MS, take.length(), 1))
                .toList();
        DubMeasures measures = dub.measured(takes, dub.talk().total() + 300 * MS);

        assertThat(measures.missed()).contains("onset", "length");
        assertThat(measures.onset().medianMs()).isBetween(280.0, 340.0);
        assertThat(measures.lengthError()).isEqualTo(300 * MS);
    }

    @Test
    void aTailThatWasCutIsFound() throws Exception {
        TestDub dub = good();
        assertThat(dub.measured().cut()).isZero();
        for (int line = 0; line < dub.plan().size(); line += 5) {
            List<TakeFile> takes = new ArrayList<>(dub.takes());
            TakeFile take = takes.get(line);
            long lost = take.span().length() / 4;
            VoiceSpan rest = new VoiceSpan(take.span().start(), take.span().end() - lost);
            long length = take.length() * rest.length() / take.span().length();
            takes.set(line, new TakeFile(take.wav(), rest, take.start(), length, 1));
            DubMeasures measures = dub.measured(takes, dub.talk().total());

            assertThat(measures.cut()).as("line %d", line).isEqualTo(1);
            assertThat((double) measures.cutMs()).isCloseTo((take.length() - length) / 48.0, within(120.0));
            assertThat(measures.missed()).contains("cut");
        }
    }

    @Test
    void aLineThatWasLostIsFound() throws Exception {
        TestDub dub = good();
        List<TakeFile> takes = new ArrayList<>(dub.takes());
        takes.remove(4);
        DubMeasures measures = dub.measured(takes, dub.talk().total());

        assertThat(measures.missing()).isEqualTo(1);
        assertThat(measures.missed()).contains("missing");
    }

    @Test
    void aLineThatIsTooFastIsFound() throws Exception {
        TestDub dub = good();
        List<TakeFile> takes = new ArrayList<>(dub.takes());
        TakeFile take = takes.get(6);
        takes.set(
                6,
                new TakeFile(take.wav(), take.span(), take.start(), take.span().length() * 2 / 3, 1));
        DubMeasures measures = dub.measured(takes, dub.talk().total());

        assertThat(measures.speed().fastest()).isCloseTo(1.5, within(0.04));
        assertThat(measures.missed()).contains("speed");
        assertThat(measures.cut()).isZero();
    }

    @Test
    void aTrackOfAnotherLengthIsFound() throws Exception {
        TestDub dub = good();
        assertThat(dub.measured(dub.takes(), dub.talk().total() + 1).missed()).containsExactly("length");
    }

    @Test
    void silenceIsNoDub() throws Exception {
        TestDub dub = good();
        DubMeasures measures = dub.measured(List.of(), dub.talk().total());

        assertThat(measures.missing()).isEqualTo(measures.lines());
        assertThat(measures.overlap()).isZero();
        assertThat(measures.missed()).contains("missing", "overlap", "onset", "duration");
    }

    @Test
    void aMixOfTheWrongLoudnessIsFound() throws Exception {
        TestDub dub = good();
        DubMeasures measures = dub.measured();
        DubMeasures.Mix mix = Objects.requireNonNull(mixed(dub, measures, -14).loudness());
        double loudness = Objects.requireNonNull(mix.lufs());

        assertThat(mixed(dub, measures, loudness + 0.9).missed()).isEmpty();
        assertThat(mixed(dub, measures, loudness + 1.1).missed()).containsExactly("loudness");
        assertThat(mixed(dub, measures, loudness - 1.1).missed()).containsExactly("loudness");
    }

    private static DubMeasures mixed(TestDub dub, DubMeasures measures, double wanted) throws Exception {
        try (DubbedVoice voice = new DubbedVoice(dub.takes(), dub.talk().total())) {
            return DubGauge.withMix(measures, voice, new Loudness(wanted, -1));
        }
    }

    private TestDub good() throws Exception {
        return TestDub.of(Talk.of(11, 90, 2), folder, 1, 0.06, 5);
    }

    private static int beforePause(TestDub dub, long samples) {
        for (int i = 1; i + 1 < dub.plan().size(); i++) {
            if (dub.plan().get(i + 1).start() - dub.plan().get(i).end() > samples
                    && dub.plan().get(i).late() == 0) {
                return i;
            }
        }
        throw new AssertionError("no pause");
    }
}
