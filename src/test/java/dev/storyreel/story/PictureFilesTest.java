package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
    @TempDir
    private Path folder;

    @Test
    void picturesAreReadable() throws IOException {
        for (String format : new String[] {"png", "jpg"}) {
            Path file = folder.resolve("picture." + format);
            ImageIO.write(new BufferedImage(20, 30, BufferedImage.TYPE_INT_RGB), format, file.toFile());
            assertThat(PictureFiles.isReadable(file)).isTrue();
        }
    }

    @Test
    void whateverElseAProviderMaySendIsNot() throws IOException {
        assertThat(PictureFiles.isReadable(Files.writeString(folder.resolve("a.png"), "<html>sorry</html>")))
                .isFalse();
        assertThat(PictureFiles.isReadable(Files.write(folder.resolve("b.png"), new byte[0])))
                .isFalse();
        assertThat(PictureFiles.isReadable(
                        Files.write(folder.resolve("c.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})))
                .isFalse();
    }
}
