package dev.storyreel.provider.offline.illustrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Motion;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompositionTest {
    private static final List<int[]> SIZES =
            List.of(new int[] {1080, 1920}, new int[] {1920, 1080}, new int[] {1080, 1080}, new int[] {1080, 1350});

    @ParameterizedTest
    @EnumSource
    void theCameraNeverCutsTheHero(Composition composition) {
        for (int[] size : SIZES) {
            for (double aspect : new double[] {0.4, 0.8, 1, 1.3, 2.4}) {
                for (int seed = 0; seed < 12; seed++) {
                    Composition.Place place =
                            composition.hero(size[0], size[1], aspect, seed % 2 == 0, new SplittableRandom(seed));
                    Motion motion = Motion.forScene(seed, 0);
                    for (int frame = 0; frame < 9; frame++) {
                        isInside(place, aspect, motion.at(frame, 9), size[0], size[1]);
                    }
                }
            }
        }
    }

    private static void isInside(Composition.Place place, double aspect, Motion.View view, int width, int height) {
        double sin = Math.abs(Math.sin(place.turn()));
        double cos = Math.abs(Math.cos(place.turn()));
        double wide = place.size() * Math.min(1, 1 / aspect);
        double tall = place.size() * Math.min(1, aspect);
        double halfWide = (wide * cos + tall * sin) / 2;
        double halfTall = (wide * sin + tall * cos) / 2;
        double room = 1 - 1 / view.zoom();
        double left = width * room * (view.x() + 1) / 2;
        double top = height * room * (view.y() + 1) / 2;
        assertThat(place.x() - halfWide).isGreaterThanOrEqualTo(left);
        assertThat(place.x() + halfWide).isLessThanOrEqualTo(left + width / view.zoom());
        assertThat(place.y() - halfTall).isGreaterThanOrEqualTo(top);
        assertThat(place.y() + halfTall).isLessThanOrEqualTo(height * 0.69);
    }
}
