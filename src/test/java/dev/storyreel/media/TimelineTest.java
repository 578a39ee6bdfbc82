package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void scenesFollowEachOtherAndHoldTheirNarrationWhateverTheLengths() {
        int[] rates = {24, 25, 30, 50, 60};
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            Canvas canvas = new Canvas(180, 320, rates[random.nextInt(rates.length)]);
            List<Long> lengths =
                    random.longs(1 + random.nextInt(40), 0, 1_000_000).boxed().toList();
            Pacing pacing = new Pacing(silence(random), silence(random), silence(random));
            Transition.Kind[] kinds = Transition.Kind.values();
            Transition transition = Transition.of(kinds[random.nextInt(kinds.length)], canvas);
            check(Timeline.of(canvas, lengths, pacing, transition), lengths);
        }
    }

    private static Duration silence(Random random) {
        return Duration.ofMillis(random.nextInt(10_000));
    }

    private static void check(Timeline timeline, List<Long> lengths) {
        int samplesPerFrame = timeline.canvas().samplesPerFrame();
        assertThat(timeline.scenes()).hasSameSizeAs(lengths);
        int next = 0;
        for (int i = 0; i < lengths.size(); i++) {
            Timeline.Scene scene = timeline.scenes().get(i);
            assertThat(scene.startFrame()).isEqualTo(next);
            assertThat(scene.frames()).isPositive();
            assertThat(scene.narrationStart() % samplesPerFrame).isZero();
            assertThat(scene.narrationStart())
                    .isEqualTo((long) scene.startFrame() * samplesPerFrame + scene.narrationOffset());
            next += scene.frames();
            assertThat(scene.bodyFrames()).isPositive();
            assertThat(scene.enters())
                    .isEqualTo(i == 0 ? 0 : timeline.transition().frames() / 2);
            assertThat(scene.leaves())
                    .isEqualTo(
                            i == lengths.size() - 1 ? 0 : timeline.transition().frames() / 2);
            // nobody speaks during a transition
            assertThat(scene.narrationOffset()).isGreaterThanOrEqualTo((long) scene.enters() * samplesPerFrame);
            assertThat(scene.narrationStart() + lengths.get(i))
                    .isLessThanOrEqualTo((long) (next - scene.leaves()) * samplesPerFrame);
        }
        assertThat(timeline.frames()).isEqualTo(next);
        assertThat(timeline.samples()).isEqualTo((long) next * samplesPerFrame);
    }

    @Test
    void silencesLieWhereTheyBelong() {
        Pacing pacing = new Pacing(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(1000));
        Canvas canvas = new Canvas(180, 320, 30);
        assertThat(Timeline.of(canvas, List.of(48_000L, 24_000L), pacing, Transition.CUT)
                        .scenes())
                .containsExactly(
                        new Timeline.Scene(0, 39, 0, 0, 4800, 4800), new Timeline.Scene(39, 45, 0, 0, 0, 39 * 1600));
        Transition fade = new Transition(Transition.Kind.CROSSFADE, 4);
        assertThat(Timeline.of(canvas, List.of(48_000L, 24_000L), pacing, fade).scenes())
                .containsExactly(
                        new Timeline.Scene(0, 37, 0, 2, 4800, 4800), new Timeline.Scene(37, 47, 2, 0, 3200, 39 * 1600));
        Transition slow = new Transition(Transition.Kind.DIP, 12);
        assertThat(Timeline.of(canvas, List.of(48_000L, 24_000L), pacing, slow).scenes())
                .containsExactly(
                        new Timeline.Scene(0, 39, 0, 6, 4800, 4800), new Timeline.Scene(39, 51, 6, 0, 9600, 45 * 1600));
    }

    @Test
    void impossibleLengthsAreRefused() {
        Canvas canvas = new Canvas(180, 320, 30);
        for (List<Long> lengths : List.of(List.<Long>of(), List.of(-1L), List.of(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> Timeline.of(canvas, lengths, Pacing.DEFAULT, Transition.CUT))
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(MediaError.TIMELINE_INVALID));
        }
    }

    @Test
    void aFrameLastsAWholeNumberOfSamplesOrThereIsNoCanvas() {
        assertThat(new Canvas(1080, 1920, 24).samplesPerFrame()).isEqualTo(2000);
        assertThatThrownBy(() -> new Canvas(1080, 1920, 29)).isInstanceOf(StoryreelException.class);
        assertThatThrownBy(() -> new Canvas(1081, 1920, 30)).isInstanceOf(StoryreelException.class);
        assertThatThrownBy(() -> new Canvas(1080, 19200, 30)).isInstanceOf(StoryreelException.class);
    }
}
