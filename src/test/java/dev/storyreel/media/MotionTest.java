package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aSingleFrameShowsTheStart() {
        assertThat(Motion.zoomOut().at(0, 1)).isEqualTo(Motion.zoomOut().start());
    }
}
