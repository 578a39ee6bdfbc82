package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Canvas;
import org.junit.jupiter.api.Test;

class AspectRatioTest {
    @Test
    void theUsualSizes() {
        assertThat(AspectRatio.PORTRAIT.canvas(1080, 30)).isEqualTo(new Canvas(1080, 1920, 30));
        assertThat(AspectRatio.LANDSCAPE.canvas(1080, 30)).isEqualTo(new Canvas(1920, 1080, 30));
        assertThat(AspectRatio.SQUARE.canvas(1080, 30)).isEqualTo(new Canvas(1080, 1080, 30));
    }

    @Test
    void everyShortSideGivesEvenSides() {
        for (int side = 90; side <= 2160; side += 2) {
            for (AspectRatio ratio : AspectRatio.values()) {
                Canvas canvas = ratio.canvas(side, 30);
                assertThat(Math.min(canvas.width(), canvas.height())).isEqualTo(side);
                assertThat(AspectRatio.of(ratio.code())).isEqualTo(ratio);
            }
        }
    }
}
