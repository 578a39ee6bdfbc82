package dev.storyreel.provider.offline.illustrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    @ParameterizedTest
    @ValueSource(ints = {90, 270, 1080, 1920})
    void cloudsHaveNoHoles(int width) {
        for (int seed = 0; seed < 50; seed++) {
            float[] line = Lines.clouds(width, 500, 60, width / 3.0, new SplittableRandom(seed));
            for (float y : line) {
                assertThat(y).isBetween(500 - 0.9f * width, 500f);
            }
        }
    }
}
