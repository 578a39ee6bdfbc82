package dev.storyreel.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaError;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FfmpegFinderTest {
    private static final Path CACHE = Path.of("target", "ffmpeg").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void theConfiguredOneComesFirst() throws Exception {
        Path embedded = new FfmpegFinder("", "", CACHE).find().executable();
        Ffmpeg found = new FfmpegFinder(embedded.toString(), "", folder).find();
        assertThat(found.source()).isEqualTo(Ffmpeg.Source.CONFIGURED);
        assertThat(found.version()).startsWith("4.4.1");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aConfiguredOneThatDoesNotWorkIsAnErrorThatNamesIt() throws Exception {
        for (String path : List.of("/none/ffmpeg", script("echo hello").toString())) {
            assertThatThrownBy(() -> new FfmpegFinder(path, "", CACHE).find())
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(MediaError.FFMPEG_MISSING))
                    .hasMessageContaining(path);
        }
    }

    @Test
    void anUnusableOneOnPathFallsThroughToTheEmbeddedOne() throws Exception {
        Path broken = script("echo ffmpeg version 9.9; exit 0");
        String path = "." + File.pathSeparator + broken.getParent() + File.pathSeparator + "/none";
        Ffmpeg found = new FfmpegFinder("", path, CACHE).find();
        assertThat(found.source()).isEqualTo(Ffmpeg.Source.EMBEDDED);
        assertThat(found.why()).contains(broken.toString(), "libx264");
    }

    @Test
    void aUsableOneOnPathIsTaken() throws Exception {
        Path embedded = new FfmpegFinder("", "", CACHE).find().executable();
        Files.createSymbolicLink(folder.resolve("ffmpeg"), embedded);
        Ffmpeg found = new FfmpegFinder("", folder.toString(), folder).find();
        assertThat(found.source()).isEqualTo(Ffmpeg.Source.PATH);
        assertThat(found.executable()).isEqualTo(folder.resolve("ffmpeg"));
    }

    @Test
    void aDamagedCopyIsUnpackedAgain() throws Exception {
        Path executable = new EmbeddedFfmpeg(folder).find().orElseThrow();
        long size = Files.size(executable);
        try (FileChannel channel = FileChannel.open(executable, StandardOpenOption.WRITE)) {
            channel.truncate(size / 2);
        }
        assertThat(new EmbeddedFfmpeg(folder).find().orElseThrow())
                .isEqualTo(executable)
                .hasSize(size);
    }

    @Test
    void manyMayUnpackAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Path>> found = threads.invokeAll(Collections.nCopies(
                    3, () -> new EmbeddedFfmpeg(folder).find().orElseThrow()));
            for (Future<Path> each : found) {
                assertThat(each.get()).isEqualTo(found.getFirst().get()).isExecutable();
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
