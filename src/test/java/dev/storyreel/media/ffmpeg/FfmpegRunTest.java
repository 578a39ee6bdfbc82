package dev.storyreel.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class FfmpegRunTest {
    private static final FfmpegFinder FINDER =
            new FfmpegFinder("", "", Path.of("target", "ffmpeg").toAbsolutePath());

    private final ProcessGroup group = new ProcessGroup();

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldApart() {
        assertFails(
                MediaError.DISK_FULL,
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=20",
                "-f",
                "s16le",
                "file:/dev/full");
    }

    @Test
    void itsLastWordsAreInTheMessage() {
        assertThatThrownBy(() -> FfmpegRun.run(FINDER.find(), group, List.of("-i", "file:/none/at/all")))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(MediaError.FFMPEG_FAILED))
                .hasMessageContaining("/none/at/all");
    }

    @Test
    void whatCannotBeStartedHasNotFailed() {
        Ffmpeg gone = new Ffmpeg(Path.of("/none/ffmpeg"), "0", Set.of(), Ffmpeg.Source.CONFIGURED, "");
        assertThatThrownBy(() -> FfmpegRun.run(gone, group, List.of("-version")))
                .isInstanceOfSatisfying(StoryreelException.class, e -> {
                    assertThat(e.errorCode()).isEqualTo(MediaError.FFMPEG_NOT_STARTED);
                    assertThat(e.errorCode().type().isRetryable()).isTrue();
                })
                .hasMessageContaining("/none/ffmpeg");
    }

    @Test
    void aRunThatIsFedMoreThanItTakesFails() throws Exception {
        try (FfmpegRun run = FfmpegRun.fed(FINDER.find(), group, List.of("-i", "file:/none"), 1 << 20)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            byte[] block = run.take();
                            run.put(block, block.length);
                        }
                    })
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(MediaError.FFMPEG_FAILED));
        }
    }

    @Test
    void muchOutputNeitherBlocksNorGrows() throws Exception {
        long[] bytes = {0};
        FfmpegRun.run(
                FINDER.find(),
                group,
                List.of("-loglevel", "debug", "-f", "lavfi", "-i", "sine=duration=60", "-f", "framecrc", "pipe:1"),
                (block, length) -> bytes[0] += length,
                line -> {});
        assertThat(bytes[0]).isGreaterThan(100_000);
    }

    private void assertFails(MediaError error, String... arguments) {
        assertThatThrownBy(() -> FfmpegRun.run(FINDER.find(), group, List.of(arguments)))
                .isInstanceOfSatisfying(
                        StoryreelException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
    }
}
