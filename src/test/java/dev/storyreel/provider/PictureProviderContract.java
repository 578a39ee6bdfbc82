package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter of {@link PictureProvider} does. */
public abstract class PictureProviderContract {
    protected static final List<String> PALETTE = List.of("#f6ead7", "#f2b15a", "#e4633f", "#2f8f83", "#1f3a4d");

    protected abstract PictureProvider provider();

    protected static PictureRequest request(String prompt, int width, int height) {
        return new PictureRequest(prompt, "", PALETTE, "calm", width, height, List.of(prompt), 0, 7);
    }

    protected static BufferedImage decode(Picture picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.image()));
        assertThat(image).as("a picture that decodes").isNotNull();
        return image;
    }

    static List<String> strangePrompts() {
        return List.of(
                "",
                "   ",
                "octopus ".repeat(2_500),
                "'); DROP TABLE pictures; --",
                "<svg onload=alert(1)>&amp;%s%n{}",
                "😀🐙❤️‍🔥\uD83D",
                "הלב של התמנון فعم 心臓",
                "\u0000\u001b[31m\t\r\n,,,;;;");
    }

    @Test
    void namesItself() {
        assertThat(provider().name()).matches("[a-z][a-z0-9_-]*");
    }

    @ParameterizedTest
    @CsvSource({"216, 384", "384, 216", "240, 240", "16, 16"})
    void drawsInTheShapeAskedFor(int width, int height) throws Exception {
        BufferedImage image = decode(provider().draw(request("lighthouse, sea", width, height)));
        assertThat(image.getWidth() / (double) image.getHeight()).isCloseTo(width / (double) height, within(0.05));
    }

    @Test
    void saysWhatItSendsAndWhoDrewIt() throws Exception {
        Picture picture = provider().draw(request("violin", 216, 384));
        assertThat(picture.contentType()).isIn("image/png", "image/jpeg", "image/webp");
        assertThat(picture.use().provider()).isEqualTo(provider().name());
        assertThat(picture.use().offline()).isEqualTo(provider().offline());
        assertThat(picture.use().costUsd()).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("strangePrompts")
    void drawsWhateverItIsTold(String prompt) throws Exception {
        assertThat(decode(provider().draw(request(prompt, 108, 192))).getWidth())
                .isPositive();
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> provider().draw(request("violin", 216, 384)));
        assertThat(Thread.interrupted()).as("the interrupt was taken").isFalse();
    }
}
