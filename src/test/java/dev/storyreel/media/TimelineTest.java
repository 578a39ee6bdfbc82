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
            check(Timeline.of(canvas, lengths, pacing), lengths);
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
            assertThat(scene.narrationStart() + lengths.get(i)).isLessThanOrEqualTo((long) next * samplesPerFrame);
        }
        assertThat(timeline.frames()).isEqualTo(next);
        assertThat(timeline.samples()).isEqualTo((long) next * samplesPerFrame);
    }

    @Test
    void silencesLieWhereTheyBelong() {
        Pacing pacing = new Pacing(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(1000));
        Timeline timeline = Timeline.of(new Canvas(180, 320, 30), List.of(48_000L, 24_000L), pacing);
        assertThat(timeline.scenes())
                .containsExactly(new Timeline.Scene(0, 39, 4800, 4800), new Timeline.Scene(39, 45, 0, 39 * 1600));
    }

    @Test
    void impossibleLengthsAreRefused() {
        Canvas canvas = new Canvas(180, 320, 30);
        for (List<Long> lengths : List.of(List.<Long>of(), List.of(-1L), List.of(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> Timeline.of(canvas, lengths, Pacing.DEFAULT))
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
