package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MotionTest {
    @Test
    void aFilmNeverMovesTheSameWayTwiceInARowAndUsesAllWays() {
        Set<Motion> seen = new HashSet<>();
        for (long seed = -100; seed < 100; seed++) {
            for (int index = 1; index < 12; index++) {
                Motion motion = Motion.forScene(seed, index);
                assertThat(motion).isNotEqualTo(Motion.forScene(seed, index - 1));
                assertThat(motion).isEqualTo(Motion.forScene(seed, index));
                seen.add(motion);
            }
        }
        assertThat(seen).hasSize(6);
    }

    @Test
    void easesInAndOutBetweenItsViews() {
        Motion motion = Motion.zoomIn();
        assertThat(motion.at(0, 101)).isEqualTo(motion.start());
        assertThat(motion.at(100, 101).zoom()).isEqualTo(motion.end().zoom());
        assertThat(motion.at(50, 101).zoom()).isBetween(1.058, 1.059);
        double first = motion.at(1, 101).zoom() - motion.at(0, 101).zoom();
        double middle = motion.at(51, 101).zoom() - motion.at(50, 101).zoom();
        assertThat(first).isLessThan(middle / 10);
    }

    @Test
    void followingBringsTheFocusToTheMiddleAsFarAsThePictureReaches() {
        Motion motion = Motion.follow();
        Motion.View near = motion.at(50, 51, new Focus(0.45, 0.52));
        assertThat(seen(0.45, near.zoom(), near.x())).isCloseTo(0.5, within(1e-9));
        assertThat(seen(0.52, near.zoom(), near.y())).isCloseTo(0.5, within(1e-9));
        Motion.View corner = motion.at(50, 51, new Focus(0, 1));
        assertThat(corner.x()).isEqualTo(-1);
        assertThat(corner.y()).isEqualTo(1);
        double before = seen(0.3, 1, 0);
        for (int i = 0; i < 51; i++) {
            Motion.View view = motion.at(i, 51, new Focus(0.3, 0.3));
            double now = seen(0.3, view.zoom(), view.x());
            assertThat(now).isBetween(before, 0.5);
            before = now;
        }
        assertThat(before).isGreaterThan(0.37);
    }

    private static double seen(double point, double zoom, double place) {
        return (point - (1 - 1 / zoom) * (place + 1) / 2) * zoom;
    }

    @Test
    void aSingleFrameShowsTheStart() {
        assertThat(Motion.zoomOut().at(0, 1)).isEqualTo(Motion.zoomOut().start());
    }
}
