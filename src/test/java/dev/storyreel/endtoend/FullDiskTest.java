package dev.storyreel.endtoend;

import static dev.storyreel.endtoend.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storyreel.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A server whose data directory is a small disk of its own, which fills up in the middle of a film. The disk is in memory and only
 * seen by the server, which is put into a mount namespace for that: any user may do so on most Linux machines, elsewhere the
 * test is skipped.
 */
@Tag("slow")
class FullDiskTest {
    private static final String SCRIPT = "The octopus has three hearts, and two of them do nothing but serve the gills."
            + " The third heart sends blood to the rest of the body, but it stops when the animal swims."
            + " That is why an octopus would rather crawl along the floor of the sea than swim."
            + " Its blood is blue, because copper carries the oxygen in it where we have iron.";

    private static final String MOUNT = "mount -t tmpfs -o size=256m storyreel \"$0\" && exec \"$@\"";

    /** Too little for a clip, enough to begin one. */
    private static final int LEFT_BYTES = 64 << 10;

    @AutoClose
    private final Machine machine;

    @TempDir
    private Path folder;

    FullDiskTest() throws IOException {
        machine = new Machine();
    }

    @Test
    void aFilmGoesOnWhenThereIsRoomAgain() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        List<String> smallDisk =
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, data.toString());
        assumeTrue(canRun(smallDisk), "no disk of its own can be made for the server");
        Path full = folder.resolve("full");
        Studio studio = machine.serve(
                smallDisk,
                data,
                Map.of(
                        "DATABASE_URL",
                        TestDatabase.emptyDatabase(),
                        "STORYREEL_FFMPEG",
                        waiting(full).toString()));
        Path disk = Path.of("/proc", String.valueOf(studio.program().pid()), "root" + data);
        String film = studio.order(SCRIPT);
        until("everything is spoken and drawn and a clip is rendered", () -> {
            int scenes = studio.get(film).path("clips").size();
            List<String> done = studio.jobs(film, "succeeded"::equals).stream()
                    .map(job -> job.path("type").asString())
                    .toList();
            return scenes > 1
                    && Collections.frequency(done, "generate_audio") == scenes
                    && Collections.frequency(done, "generate_image") == scenes
                    && done.contains("render_clip");
        });
        Path filler = fill(disk);
        Files.createFile(full);
        until("the film fails", () -> studio.get(film).path("status").asString().equals("failed"));
        JsonNode error = studio.get(film).path("error");
        assertThat(error.path("code").asString()).isIn("disk_full", "storage_not_writable");
        assertThat(error.path("message").asString())
                .containsPattern("no space|disk is full")
                .doesNotContain(data.toString());
        until(
                "nothing of any attempt is left",
                () -> studio.program().encoders() == 0 && workFiles(disk).isEmpty());
        Map<String, JsonNode> finished = new HashMap<>();
        studio.jobs(film, "succeeded"::equals)
                .forEach(job -> finished.put(job.path("id").asString(), job));

        Files.delete(filler);
        studio.retry(film);
        JsonNode project = studio.await(film);
        Map<String, JsonNode> after = new HashMap<>();
        studio.jobs(film, "succeeded"::equals)
                .forEach(job -> after.put(job.path("id").asString(), job));
        assertThat(after).containsAllEntriesOf(finished).hasSizeGreaterThan(finished.size());
        assertThat(after.values().stream().map(FullDiskTest::work)).doesNotHaveDuplicates();
        Path file = folder.resolve("film.mp4");
        studio.download(project.path("final_video_url").asString(), file);
        assertThat(Machine.pictures(file)).hasSizeGreaterThan(100);
        assertThat(workFiles(disk)).isEmpty();
    }

    /** An FFmpeg that encodes one clip, and each other only once a file is there, if its server still is. */
    private Path waiting(Path file) throws IOException, InterruptedException {
        Path ffmpeg = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                *narrated.mp4*)
                  if ! mkdir %1$s.one 2>&-; then
                    until test -e %1$s; do kill -0 $PPID || exit 1; sleep 0.1; done
                  fi;;
                esac
                exec %2$s "$@"
                """.formatted(file, Machine.ffmpeg()));
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwxr-xr-x"));
        return ffmpeg;
    }

    private static String work(JsonNode job) {
        return job.path("type").asString() + " " + job.path("item_index").asString("");
    }

    private static boolean canRun(List<String> launcher) throws InterruptedException {
        List<String> command = new ArrayList<>(launcher);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Leaves hardly any room on the disk. */
    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(1 << 20);
            try {
                while (true) {
                    channel.write(block.clear());
                }
            } catch (IOException full) {
                channel.truncate(channel.size() - LEFT_BYTES);
            }
        }
        return filler;
    }

    private static List<Path> workFiles(Path data) {
        try {
            return Machine.workFiles(data);
        } catch (IOException | UncheckedIOException e) {
            // removed while we looked
            return List.of(data);
        }
    }
}
