package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frozen runs over the borders of segments of 40 frames at 30 a second; two seconds are worth telling. */
class SegmentChecksTest {
    private static final int LENGTH = 40;

    /** As small and as uneven as gauged pictures come. */
    @ParameterizedTest
    @CsvSource({"16, 16", "22, 40", "2, 6", "66, 118"})
    void whatStandsStillOverBordersIsOneRun(int width, int height) {
        // of all samples, less than a quarter differ by one
        int most = PictureGauge.frameBytes(width, height) / 4 - 1;
        for (int place = 0; place <= width * height - most; place += Math.max(1, width * height / 7)) {
            PictureGauge gauge = new PictureGauge(width, height, 30);
            segment(gauge, width, height, 0, 0, 0);
            segment(gauge, width, height, place, most, 0);
            segment(gauge, width, height, place, 0, most);
            assertThat(frozen(gauge)).containsExactly(new FilmFacts.Stretch(0, 4));
        }
    }

    @Test
    void whatDriftsFromSegmentToSegmentIsNotFrozen() {
        PictureGauge gauge = new PictureGauge(16, 16, 30);
        segment(gauge, 16, 16, 0, 0, 90);
        segment(gauge, 16, 16, 0, 90, 180);
        segment(gauge, 16, 16, 0, 180, 250);
        assertThat(frozen(gauge)).isEmpty();
    }

    @Test
    void aRunThatBeginsWithinASegmentIsComparedWithItsOwnFirst() {
        PictureGauge gauge = new PictureGauge(16, 16, 30);
        segment(gauge, 16, 16, 0, 0, 0);
        for (int i = 0; i < LENGTH; i++) {
            gauge.add(frame(16, 16, 0, i < 4 ? 60 * i : 240));
        }
        gauge.endSegment();
        segment(gauge, 16, 16, 0, 240, 240);
        assertThat(frozen(gauge)).containsExactly(new FilmFacts.Stretch(1.467, 4));
    }

    private static List<FilmFacts.Stretch> frozen(PictureGauge gauge) {
        List<SegmentCheck> segments =
                gauge.looks().stream().map(look -> look.named("any")).toList();
        return new SegmentChecks(segments, 30).frozen();
    }

    /** Its frames go evenly from so many pixels that are brighter by one to so many. */
    private static void segment(PictureGauge gauge, int width, int height, int place, int from, int to) {
        for (int i = 0; i < LENGTH; i++) {
            gauge.add(frame(width, height, place, from + (to - from) * i / (LENGTH - 1)));
        }
        gauge.endSegment();
    }

    private static byte[] frame(int width, int height, int place, int brighter) {
        byte[] frame = new byte[PictureGauge.frameBytes(width, height)];
        Arrays.fill(frame, (byte) 100);
        Arrays.fill(frame, place, place + brighter, (byte) 101);
        return frame;
    }
}
