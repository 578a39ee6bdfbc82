package dev.storyreel.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where objects are kept elsewhere, this package's beans are not made; so nothing of the SDK is loaded then. */
class SdkBorderTest {
    @Test
    void nothingElseRefersToTheSdk() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile).filter(SdkBorderTest::refersToTheSdk))
                    .isNotEmpty()
                    .allSatisfy(source ->
                            assertThat(source.getParent()).endsWithRaw(Path.of("dev", "storyreel", "storage", "s3")));
        }
    }

    private static boolean refersToTheSdk(Path source) {
        try {
            String text = Files.readString(source);
            return text.contains("software.amazon.awssdk") || text.contains("dev.storyreel.storage.s3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
