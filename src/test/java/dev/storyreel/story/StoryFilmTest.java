package dev.storyreel.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Codec;
import dev.storyreel.media.EncoderChoice;
import dev.storyreel.media.EncodingChoice;
import dev.storyreel.media.EncodingRequest;
import dev.storyreel.media.FilmFacts;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.Quality;
import dev.storyreel.production.Warning;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import dev.storyreel.testing.TestJob;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Small films, made by the whole studio: its engine, its offline providers, FFmpeg and PostgreSQL, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryFilmTest {
    private static final String SCRIPT =
            "The octopus has three hearts. Two of them serve the gills. The third one serves the rest of the body.";

    private StudioServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = StudioServer.start(data, List.of(StumblingPictures.class), "storyreel.story.short-side=180");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void refuseNothing() {
        server.get(StumblingPictures.class).refuse(-1);
    }

    private String begin(String script) {
        return order("{\"script\": \"%s\", \"duration_seconds\": 10}".formatted(script));
    }

    private String order(String body) {
        Answer answer = server.post("/v1/projects", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.header("Location");
    }

    private JsonNode project(String path) {
        return server.get(path).body();
    }

    private JsonNode await(String path, String status) {
        StudioServer.until("the project is " + status, () -> {
            String now = project(path).path("status").asString();
            assertThat(now).isIn("queued", "running", status);
            return now.equals(status);
        });
        return project(path);
    }

    @Test
    void aScriptBecomesAFilmOfAllItsScenesInOrder(@TempDir Path folder) throws Exception {
        String path = begin(SCRIPT);
        JsonNode project = await(path, "succeeded");

        List<JsonNode> clips = project.path("clips").valueStream().toList();
        assertThat(clips).hasSizeGreaterThan(1);
        assertThat(String.join(
                        " ",
                        clips.stream()
                                .map(clip -> clip.path("script").asString())
                                .toList()))
                .isEqualTo(SCRIPT);
        assertThat(clips).extracting(clip -> clip.path("status").asString()).containsOnly("succeeded");
        assertThat(project.path("progress").asInt()).isEqualTo(100);
        assertThat(project.path("offline").asBoolean()).isTrue();
        assertThat(project.path("warnings")
                        .valueStream()
                        .map(note -> note.path("code").asString()))
                .contains("made_offline");

        FilmFacts film = inspect(project.path("final_video_url").asString(), folder.resolve("final.mp4"));
        assertThat(film.picture().width()).isEqualTo(180);
        assertThat(film.picture().height()).isEqualTo(320);
        assertThat(film.soundMinusPictureMs().orElseThrow()).isBetween(-1000.0 / 30, 1000.0 / 30);
        double seconds = 0;
        int bodies = 0;
        for (JsonNode clip : clips) {
            FilmFacts alone = inspect(
                    clip.path("video_url").asString(),
                    folder.resolve(clip.path("index").asInt() + ".mp4"));
            assertThat(alone.sound()).isNotNull();
            bodies += alone.picture().frames();
            seconds += clip.path("duration_seconds").asDouble();
        }
        assertThat(film.picture().frames()).isEqualTo((int) Math.round(seconds * 30));
        assertThat(film.picture().frames()).isEqualTo(bodies + 12 * (clips.size() - 1));
        everyJobRanOnce(path, clips.size());
        filesAreHandedOut(path, clips.size());
        theReportSaysWhatIsThere(project, film);
    }

    @Test
    void aFilmIsEncodedAsAskedForAndSaysWhereItIsNot(@TempDir Path folder) throws Exception {
        EncodingChoice expected = server.get(MediaEngine.class)
                .encoding(new EncodingRequest(Codec.HEVC, Quality.DRAFT, EncoderChoice.QSV));
        String path = order("{\"script\": \"Crabs walk sideways. They dig holes.\", \"duration_seconds\": 10,"
                + " \"aspect_ratio\": \"4:5\", \"fps\": 24, \"codec\": \"hevc\", \"quality\": \"draft\","
                + " \"encoder\": \"qsv\"}");
        JsonNode project = await(path, "succeeded");

        FilmFacts film = inspect(project.path("final_video_url").asString(), folder.resolve("final.mp4"));
        assertThat(film.picture().codec()).isEqualTo("hevc");
        assertThat(film.picture().framesPerSecond()).isEqualTo(24);
        assertThat(film.picture().height()).isEqualTo(226);
        assertThat(film.decoderComplaints()).isZero();
        JsonNode encoding =
                server.get(project.path("report_url").asString()).body().path("encoding");
        assertThat(encoding.path("codec").asString()).isEqualTo("hevc");
        assertThat(encoding.path("quality").asString()).isEqualTo("draft");
        assertThat(encoding.path("encoder").asString())
                .isEqualTo(expected.encoding().encoder());
        assertThat(encoding.path("crf").asInt()).isEqualTo(expected.encoding().crf());
        assertThat(encoding.path("preset").asString())
                .isEqualTo(expected.encoding().preset());
        assertThat(encoding.path("threads").asInt()).isPositive();
        assertThat(project.path("warnings")
                        .valueStream()
                        .filter(note -> note.path("code").asString().equals("encoder_unavailable")))
                .hasSize(expected.fallback() == null ? 0 : 1);
        assertPicture(project.path("poster_url").asString(), "image/jpeg", 180, 226);
        assertPicture(project.path("preview_url").asString(), "image/gif", 240, 302);
    }

    private void assertPicture(String url, String type, int width, int height) throws IOException {
        Answer file = server.get(url);
        assertThat(file.header("Content-Type")).isEqualTo(type);
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(file.response().body()));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private FilmFacts inspect(String url, Path target) throws IOException, InterruptedException {
        Answer file = server.get(url);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("video/mp4");
        Files.write(target, file.response().body());
        try (ProcessGroup processes = new ProcessGroup()) {
            return server.get(MediaEngine.class).inspect(target, processes);
        }
    }

    private void everyJobRanOnce(String path, int clips) {
        List<JsonNode> jobs = server.get(path + "/debug/jobs")
                .body()
                .path("jobs")
                .valueStream()
                .toList();
        assertThat(jobs).hasSize(jobsOf(clips));
        assertThat(jobs).allSatisfy(job -> {
            assertThat(job.path("status").asString()).isEqualTo("succeeded");
            assertThat(job.path("attempts").size()).isEqualTo(1);
        });
    }

    /** The plan, three for each clip, one between every two, the sound, the film and its preview. */
    private static int jobsOf(int clips) {
        return 1 + 3 * clips + (clips - 1) + 3;
    }

    private void filesAreHandedOut(String path, int clips) {
        List<JsonNode> assets =
                server.get(path + "/assets").body().path("data").valueStream().toList();
        assertThat(assets)
                .extracting(asset -> asset.path("name").asString())
                .contains(
                        "plan.json",
                        "final.mp4",
                        "poster.jpg",
                        "preview.gif",
                        "report.json",
                        "captions.srt",
                        "captions.vtt",
                        "credits.txt",
                        "transition_0.mp4")
                .hasSizeGreaterThanOrEqualTo(7 + 3 * clips);
        for (JsonNode asset : assets) {
            Answer part = server.get(asset.path("url").asString(), "Range", "bytes=0-0");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.header("Content-Range"))
                    .isEqualTo("bytes 0-0/" + asset.path("size_bytes").asLong());
            assertThat(part.header("Content-Type"))
                    .isEqualTo(asset.path("content_type").asString());
        }
        Answer download = server.get(path + "/download");
        assertThat(download.status()).isEqualTo(302);
        Answer film = server.get(download.header("Location"));
        assertThat(film.header("Content-Disposition")).startsWith("attachment").contains(".mp4");
        assertThat(film.response().body().length).isGreaterThan(1000);
    }

    private void theReportSaysWhatIsThere(JsonNode project, FilmFacts film) {
        JsonNode report = server.get(project.path("report_url").asString()).body();
        assertThat(report.path("project_id")).isEqualTo(project.path("id"));
        assertThat(report.path("film").path("planned_frames").asInt())
                .isEqualTo(film.picture().frames());
        assertThat(report.path("film").path("picture").path("codec").asString()).isEqualTo("h264");
        assertThat(report.path("film").path("sound").path("codec").asString()).isEqualTo("aac");
        JsonNode sound = report.path("film").path("sound");
        assertThat(sound.path("loudness_lufs").asDouble()).isBetween(-14.5, -13.5);
        assertThat(sound.path("true_peak_dbtp").asDouble()).isBetween(-6.0, -1.0);
        assertThat(sound.path("silences").isEmpty()).isTrue();
        assertThat(report.path("offline").asBoolean()).isTrue();
        assertThat(report.path("clips").size()).isEqualTo(project.path("clips").size());
        assertThat(report.path("attributions").isEmpty()).isFalse();
        assertThat(report.path("jobs").size())
                .isEqualTo(jobsOf(project.path("clips").size()));
        assertThat(report.path("clips").valueStream())
                .map(clip -> clip.path("captions"))
                .allSatisfy(captions -> {
                    assertThat(captions.path("lowest_contrast").asDouble()).isGreaterThan(4.5);
                    assertThat(captions.path("onset_ms").asDouble(1000)).isBetween(-185.0, 90.0);
                });
        assertThat(report.path("warnings").toString()).contains("made_offline");
    }

    @Test
    void eventsTellEverythingInOrderAndEnd() throws IOException {
        String path = begin("Whales sing. They sing for hours.");
        String events;
        try (var body = server.open(path + "/events").body()) {
            events = new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        List<String> lines = events.lines().toList();
        List<Long> ids = lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Long.valueOf(line.substring(4)))
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(lines.stream().filter(line -> line.startsWith("event: ")).distinct())
                .contains("event: status", "event: job", "event: done");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("event: "))
                        .toList()
                        .getLast())
                .isEqualTo("event: done");
        List<Integer> progress = lines.stream()
                .filter(line -> line.startsWith("data: ") && line.contains("\"stage\""))
                .map(line -> Integer.valueOf(line.replaceAll(".*\"progress\": (\\d+).*", "$1")))
                .toList();
        assertThat(progress).isSorted().endsWith(100);
        assertThat(project(path).path("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void retryKeepsFinishedWork() {
        StumblingPictures pictures = server.get(StumblingPictures.class);
        int drawnBefore = pictures.drawn().size();
        pictures.refuse(1);
        String path = begin("Squid are so quick that few other animals in the sea can catch them."
                + " Crabs walk sideways along the beach and dig deep holes in the wet sand."
                + " Snails are slow, and they carry their houses wherever they may go.");
        JsonNode failed = await(path, "failed");
        assertThat(failed.path("clips").size()).isGreaterThan(2);
        assertThat(failed.path("error").path("code").asString()).isEqualTo("text_not_speakable");
        assertThat(failed.path("clips").path(1).path("status").asString()).isEqualTo("failed");
        StudioServer.until(
                "the siblings have ended",
                () -> server.get(path + "/debug/jobs")
                        .body()
                        .path("jobs")
                        .valueStream()
                        .noneMatch(job -> job.path("status").asString().equals("running")));
        List<String> before = succeeded(path);

        pictures.refuse(-1);
        assertThat(server.post(path + "/retry", "").status()).isEqualTo(202);
        await(path, "succeeded");

        assertThat(succeeded(path)).containsAll(before);
        List<String> drawn = pictures.drawn();
        assertThat(drawn.subList(drawnBefore, drawn.size()))
                .hasSize(failed.path("clips").size())
                .doesNotHaveDuplicates();
        assertThat(succeeded(path)).hasSize(jobsOf(failed.path("clips").size()));
    }

    private List<String> succeeded(String path) {
        return server.get(path + "/debug/jobs")
                .body()
                .path("jobs")
                .valueStream()
                .filter(job -> job.path("status").asString().equals("succeeded"))
                .map(job -> job.path("id").asString())
                .toList();
    }

    @Test
    void anAttemptAfterACrashTakesUpWhatWasMade(@TempDir Path folder) throws Exception {
        String path = begin("Herons wait.");
        UUID id = UUID.fromString(await(path, "succeeded").path("id").asString());
        TestJob.Assets assets = new TestJob.Assets();
        StumblingPictures pictures = server.get(StumblingPictures.class);
        int before = pictures.drawn().size();
        for (String attempt : List.of("first", "second")) {
            TestJob job = new TestJob(id, 0, Files.createDirectory(folder.resolve(attempt)), assets);
            server.get(GenerateImage.class).run(job);
            assertThat(job.warnings()).extracting(Warning::code).containsExactly("made_offline");
        }
        assertThat(pictures.drawn()).hasSize(before + 1);
        assertThat(assets.files()).containsOnlyKeys("clip_0_image.png");
    }

    @Test
    void aKeptPictureThatIsCutShortIsDrawnAgain(@TempDir Path folder) throws Exception {
        String path = begin("Seals sleep.");
        UUID id = UUID.fromString(await(path, "succeeded").path("id").asString());
        TestJob.Assets assets = new TestJob.Assets();
        GenerateImage handler = server.get(GenerateImage.class);
        handler.run(new TestJob(id, 0, Files.createDirectory(folder.resolve("first")), assets));
        byte[] picture = requireNonNull(assets.files().get("clip_0_image.png"));

        assets.files().put("clip_0_image.png", Arrays.copyOf(picture, picture.length / 2));
        handler.run(new TestJob(id, 0, Files.createDirectory(folder.resolve("second")), assets));
        assertThat(assets.files().get("clip_0_image.png")).isEqualTo(picture);
    }

    @Test
    void aKeptSoundThatCannotBeDecodedIsMadeAgain(@TempDir Path folder) throws Exception {
        String path = begin("Otters float.");
        UUID id = UUID.fromString(await(path, "succeeded").path("id").asString());
        TestJob.Assets assets = new TestJob.Assets();
        GenerateAudio handler = server.get(GenerateAudio.class);
        handler.run(new TestJob(id, 0, Files.createDirectory(folder.resolve("first")), assets));
        byte[] sound = assets.files().get("clip_0_audio.wav");

        assets.files().put("clip_0_audio.wav", new byte[] {1, 2, 3});
        handler.run(new TestJob(id, 0, Files.createDirectory(folder.resolve("second")), assets));
        assertThat(assets.files().get("clip_0_audio.wav")).isEqualTo(sound);
    }

    @Test
    void aSoundThatIsNotPlainIsConvertedOnceAndKept(@TempDir Path folder) throws Exception {
        String path = begin("Newts hide.");
        UUID id = UUID.fromString(await(path, "succeeded").path("id").asString());
        TestJob.Assets assets = new TestJob.Assets();
        GenerateAudio handler = server.get(GenerateAudio.class);
        handler.run(new TestJob(id, 0, Files.createDirectory(folder.resolve("first")), assets));
        byte[] sound = requireNonNull(assets.files().get("clip_0_audio.wav"));
        assertThat(assets.files()).doesNotContainKey("clip_0_narration.wav");

        // the same samples at half the rate
        ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 24_000).putInt(28, 48_000);
        handler.run(new TestJob(id, 0, Files.createDirectory(folder.resolve("second")), assets));
        byte[] narration = requireNonNull(assets.files().get("clip_0_narration.wav"));
        // twice as many samples of twice the size
        assertThat((double) narration.length / sound.length).isBetween(3.9, 4.1);
        assertThat(assets.files().get("clip_0_audio.wav")).isEqualTo(sound);
    }

    @Test
    void cancellingARenderLeavesNoProcessAndNoFile() {
        String path = begin("A very long sentence goes on and on, about the sea and all that lives in it. ".repeat(12));
        StudioServer.until("a clip is being rendered", () -> encoders() > 0);
        assertThat(server.delete(path).body().path("status").asString()).isEqualTo("cancelled");

        StudioServer.until("no process is left", () -> encoders() == 0);
        StudioServer.until("no file is left", () -> workFiles().isEmpty());
        assertThat(project(path).path("status").asString()).isEqualTo("cancelled");
        assertThat(project(path).path("final_video_url").isNull()).isTrue();
    }

    private static long encoders() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
            return children.filter(child -> child.info()
                            .command()
                            .filter(name -> name.contains("ffmpeg"))
                            .isPresent())
                    .count();
        }
    }

    private List<Path> workFiles() {
        try (Stream<Path> files = Files.walk(server.data().resolve("work"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException movedMeanwhile) {
            return List.of(server.data());
        }
    }
}
