package dev.storyreel.provider.offline.illustrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureProviderContract;
import dev.storyreel.provider.PictureRequest;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineIllustratorTest extends PictureProviderContract {
    private static final OfflineIllustrator ILLUSTRATOR = new OfflineIllustrator();
    private static final List<String> FILM = List.of(
            "octopus, heart, ocean",
            "octopus, heart, gill, blood",
            "octopus, copper",
            "octopus, brain",
            "octopus",
            "octopus");
    private static final List<String> DARK = List.of("#0e1430", "#3b4bd8", "#8f6bf2", "#f4c95d", "#e8ecff");

    @Override
    protected PictureProvider provider() {
        return ILLUSTRATOR;
    }

    private static PictureRequest of(List<String> film, int index, List<String> palette, int width, int height) {
        return new PictureRequest(film.get(index), "", palette, "calm", width, height, film, index, 42);
    }

    @Test
    void theSameRequestGivesTheSameBytesOnAnyThread() throws Exception {
        byte[] first = ILLUSTRATOR.draw(of(FILM, 1, PALETTE, 270, 480)).image();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Picture>> again = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                again.add(pool.submit(() -> new OfflineIllustrator().draw(of(FILM, 1, PALETTE, 270, 480))));
            }
            for (Future<Picture> picture : again) {
                assertThat(picture.get().image()).isEqualTo(first);
            }
        }
    }

    @Test
    void picturesOfAFilmDifferAndAreNotFlat() throws Exception {
        for (List<String> palette : List.of(PALETTE, DARK)) {
            List<BufferedImage> images = new ArrayList<>();
            for (int i = 0; i < FILM.size(); i++) {
                images.add(decode(ILLUSTRATOR.draw(of(FILM, i, palette, 135, 240))));
            }
            for (int a = 0; a < images.size(); a++) {
                assertThat(deviation(images.get(a), 0, 240))
                        .as("contrast of picture %d", a)
                        .isGreaterThan(18);
                for (int b = 0; b < a; b++) {
                    assertThat(difference(images.get(a), images.get(b)))
                            .as("%d and %d", b, a)
                            .isGreaterThan(8);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"octopus, ocean", "city, car", "rocket, planet", "bread, cheese", "mountain, snow", "zxqv"})
    void captionsHaveCalmGround(String prompt) throws Exception {
        for (List<String> palette : List.of(PALETTE, DARK)) {
            for (int[] size : new int[][] {{270, 480}, {480, 270}, {300, 300}}) {
                BufferedImage image = decode(ILLUSTRATOR.draw(of(List.of(prompt), 0, palette, size[0], size[1])));
                int height = image.getHeight();
                assertThat(deviation(image, height * 88 / 100, height))
                        .as(prompt)
                        .isLessThan(24);
            }
        }
    }

    @Test
    void aColourThatIsNoneIsNamed() {
        assertThatExceptionOfType(StoryreelException.class)
                .isThrownBy(() -> ILLUSTRATOR.draw(of(FILM, 0, List.of("#fff", "red", "#00000g"), 108, 192)))
                .withMessageContaining("#fff")
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo(IllustratorError.PALETTE_INVALID));
    }

    @Test
    void drawsWithoutAPalette() throws Exception {
        assertThat(deviation(decode(ILLUSTRATOR.draw(of(FILM, 0, List.of(), 108, 192))), 0, 192))
                .isGreaterThan(18);
    }

    @Test
    void creditsTheIconsWhereThereAreAny() throws Exception {
        assertThat(ILLUSTRATOR.draw(of(FILM, 0, PALETTE, 108, 192)).attributions())
                .containsExactly("Noto Emoji icons © Google, Apache-2.0");
        assertThat(ILLUSTRATOR.draw(of(List.of("zxqv"), 0, PALETTE, 108, 192)).attributions())
                .isEmpty();
    }

    @Test
    void theCheckFindsTheIcons() {
        assertThat(new IllustratorCheck().check().detail()).contains("Noto");
    }

    private static double luma(int rgb) {
        return 0.2126 * ((rgb >> 16) & 255) + 0.7152 * ((rgb >> 8) & 255) + 0.0722 * (rgb & 255);
    }

    /** Standard deviation of the luma of rows {@code from} to {@code to}. */
    private static double deviation(BufferedImage image, int from, int to) {
        double sum = 0;
        double squares = 0;
        int count = image.getWidth() * (to - from);
        for (int y = from; y < to; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double luma = luma(image.getRGB(x, y));
                sum += luma;
                squares += luma * luma;
            }
        }
        return Math.sqrt(squares / count - sum / count * (sum / count));
    }

    /** Mean absolute difference of luma, 0–255. */
    private static double difference(BufferedImage a, BufferedImage b) {
        double sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                sum += Math.abs(luma(a.getRGB(x, y)) - luma(b.getRGB(x, y)));
            }
        }
        return sum / a.getWidth() / a.getHeight();
    }
}
