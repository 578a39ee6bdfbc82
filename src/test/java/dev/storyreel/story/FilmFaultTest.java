package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Films during which the disk fills up or an encoder dies: the fault is named, and then the film goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class FilmFaultTest {
    private static final String FILM = "{\"script\": \"Squid are so quick that few other animals can catch them."
            + " Crabs walk sideways along the beach and dig deep holes.\", \"duration_seconds\": 10}";

    private StudioServer server;
    private FilmClient films;
    private Path full;
    private Path deadly;

    /**
     * Puts a command in FFmpeg's place. While one file is there, all that FFmpeg writes goes to a device that is full. While
     * another is there, the next encoder of a clip is killed when it has taken 30 frames of it, and is the only one.
     */
    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path real = new FfmpegFinder("", "", Path.of("target", "ffmpeg").toAbsolutePath())
                .find()
                .executable();
        full = folder.resolve("full");
        deadly = folder.resolve("deadly");
        Path ffmpeg = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                if test -e %1$s; then
                  left=$#
                  for each; do
                    shift
                    left=$((left - 1))
                    case $left,$each in 0,file:*) each=file:/dev/full;; esac
                    set -- "$@" "$each"
                  done
                fi
                case "$*" in
                *pipe:0*narrated.mp4*)
                  if rm %2$s 2>&-; then
                    exec 3<&0
                    { head -c 2592000 <&3; kill -9 $(cat %2$s.pid); } | sh -c 'echo $$ >%2$s.pid; exec "$0" "$@"' %3$s "$@"
                    exit
                  fi;;
                esac
                exec %3$s "$@"
                """.formatted(full, deadly, real));
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = StudioServer.start(
                folder.resolve("data"),
                List.of(StumblingPictures.class),
                "storyreel.story.short-side=180",
                "storyreel.ffmpeg=" + ffmpeg);
        films = new FilmClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aFilmWhoseDiskFillsUpFailsByThatNameAndGoesOnLater() throws Exception {
        int before = server.get(StumblingPictures.class).drawn().size();
        Files.createFile(full);
        String path;
        try {
            path = films.begin(FILM);
            JsonNode failed = films.await(path, "failed");
            assertThat(failed.at("/error/code").asString()).isEqualTo("disk_full");
            assertThat(failed.at("/error/message").asString())
                    .doesNotContain(server.data().toString());
            nothingIsLeft();
        } finally {
            Files.delete(full);
        }
        assertThat(attempts(path)).contains("disk_full").containsOnly("disk_full", "");

        films.again(path, "/retry", "");
        assertThat(films.names(path)).contains("final.mp4", "preview.gif", "report.json");
        int scenes = server.get(path).body().path("clips").size();
        assertThat(server.get(StumblingPictures.class).drawn()).hasSize(before + scenes);
        nothingIsLeft();
        assertThat(films.file(path, "final.mp4")).isEqualTo(films.file(films.fromScratch(path), "final.mp4"));
    }

    @Test
    void aClipWhoseEncoderIsKilledIsMadeAgain() throws Exception {
        Files.createFile(deadly);
        String path = films.begin(FILM);
        films.await(path);

        assertThat(deadly).doesNotExist();
        assertThat(attempts(path)).containsOnlyOnce("ffmpeg_killed").containsOnly("ffmpeg_killed", "");
        nothingIsLeft();
        assertThat(films.file(path, "final.mp4")).isEqualTo(films.file(films.fromScratch(path), "final.mp4"));
    }

    /** What each attempt failed of, empty where it did not. */
    private List<String> attempts(String path) {
        return server.get(path + "/debug/jobs")
                .body()
                .path("jobs")
                .valueStream()
                .flatMap(job -> job.path("attempts").valueStream())
                .map(attempt -> attempt.at("/error/code").asString(""))
                .toList();
    }

    /** Attempts that ran beside the one that failed end by themselves. */
    private void nothingIsLeft() {
        Path work = server.data().resolve("work");
        StudioServer.until(
                "no attempt is left", () -> hasNone(work, file -> !file.endsWith(".lock")) && ffmpegs() == 0);
        StudioServer.until(
                "nothing half written is left", () -> hasNone(server.data(), file -> file.endsWith(".part")));
    }

    /** Whether no name of a file is like that. */
    private static boolean hasNone(Path folder, Predicate<String> name) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .noneMatch(file -> name.test(file.getFileName().toString()));
        } catch (IOException | UncheckedIOException e) {
            // a folder went while we looked
            return false;
        }
    }

    private static long ffmpegs() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            return children.filter(child -> child.info().command().orElse("").contains("ffmpeg"))
                    .count();
        }
    }
}
