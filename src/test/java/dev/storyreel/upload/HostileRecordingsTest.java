package dev.storyreel.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Recordings that are not what they should be, for each purpose: each is named for what it is, and nothing of it stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRecordingsTest {
    private static final int LONGEST_SECONDS = 5;

    /** Pictures and a tone, by their length in seconds. */
    private static final String TALKING_PICTURES = "testsrc=s=64x48:r=10:d=%1$d[out0];sine=440:d=%1$d[out1]";

    private final Map<String, byte[]> made = new HashMap<>();
    private StudioServer server;
    private OwnClips clips;

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path scratch) {
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.jobs.worker-enabled=false",
                "storyreel.upload.max-voice=8MB",
                "storyreel.upload.max-video=8MB",
                "storyreel.upload.max-recording-duration=" + LONGEST_SECONDS + "s");
        clips = new OwnClips(server.get(FfmpegFinder.class), scratch);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** What is left is deleted, so that the next one is not blamed for it. */
    @AfterEach
    void nothingWasLeft() throws IOException {
        try {
            nothingStays();
        } finally {
            FileSystemUtils.deleteRecursively(server.data().resolve("objects"));
        }
    }

    private void nothingStays() throws IOException {
        assertThat(files("uploads")).as("where uploads are looked at").isEmpty();
        assertThat(files("objects")).isEmpty();
    }

    private List<Path> files(String folder) throws IOException {
        Path path = server.data().resolve(folder);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    /** Makes a file. */
    interface Maker {
        byte[] make(OwnClips clips) throws Exception;
    }

    /** @param code how it is refused */
    record Hostile(String what, String purpose, String contentType, Maker file, String code) {
        @Override
        public String toString() {
            return purpose + ": " + what;
        }
    }

    Stream<Hostile> hostile() {
        return Stream.concat(Stream.of("voice", "background").flatMap(HostileRecordingsTest::sounds), videos());
    }

    private static Stream<Hostile> sounds(String purpose) {
        String tone = "sine=440:d=3";
        return Stream.of(
                new Hostile(
                        "a picture",
                        purpose,
                        "audio/wav",
                        _ -> OwnFiles.picture("png", Color.RED),
                        "upload_type_mismatch"),
                new Hostile("another sound", purpose, "audio/wav", c -> c.made("mp3", tone), "upload_type_mismatch"),
                new Hostile("a text", purpose, "audio/mpeg", _ -> text("Was ist das?"), "media_unsupported"),
                new Hostile(
                        "a list of other files",
                        purpose,
                        "audio/mpeg",
                        _ -> text("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
                        "media_unsupported"),
                new Hostile("half a WAV", purpose, "audio/wav", _ -> half(OwnFiles.tone(440, 3)), "audio_unreadable"),
                new Hostile("half an M4A", purpose, "audio/mp4", c -> half(c.made("m4a", tone)), "media_unreadable"),
                new Hostile(
                        "half an M4A that begins with its index",
                        purpose,
                        "audio/mp4",
                        c -> half(c.made("m4a", tone, "-movflags", "+faststart")),
                        "media_unreadable"),
                new Hostile("half a FLAC", purpose, "audio/flac", c -> half(c.made("flac", tone)), "media_unreadable"),
                new Hostile(
                        "pictures alone",
                        purpose,
                        "audio/mp4",
                        c -> c.made("mp4", OwnClips.COLOURS),
                        "upload_without_sound"),
                new Hostile("silence", purpose, "audio/flac", c -> c.made("flac", "anullsrc=d=3"), "recording_silent"),
                new Hostile(
                        "nearly silence",
                        purpose,
                        "audio/wav",
                        c -> c.made("wav", "aevalsrc='0.0005*sin(2*PI*440*t)':d=3"),
                        "recording_silent"),
                new Hostile("too short", purpose, "audio/wav", _ -> OwnFiles.tone(440, 0.9), "recording_too_short"),
                new Hostile("too long", purpose, "audio/wav", c -> c.made("wav", "sine=d=5.2"), "media_too_long"),
                new Hostile(
                        "hours in some kilobytes",
                        purpose,
                        "audio/flac",
                        c -> c.made("flac", "aevalsrc=0.1:d=7200:s=8000"),
                        "media_too_long"),
                new Hostile(
                        "hours that are only claimed",
                        purpose,
                        "audio/wav",
                        _ -> claimingHours(OwnFiles.tone(440, 3)),
                        "audio_unreadable"));
    }

    private static Stream<Hostile> videos() {
        String video = "video";
        return Stream.of(
                new Hostile(
                        "a picture",
                        video,
                        "video/mp4",
                        _ -> OwnFiles.picture("png", Color.RED),
                        "upload_type_mismatch"),
                new Hostile("a sound", video, "video/mp4", _ -> OwnFiles.tone(440, 3), "upload_type_mismatch"),
                new Hostile("another video", video, "video/webm", c -> talking(c, 2), "upload_type_mismatch"),
                new Hostile(
                        "a sound in the same container",
                        video,
                        "video/mp4",
                        c -> c.made("mp4", "sine=440:d=3"),
                        "upload_not_a_video"),
                new Hostile("a text", video, "video/mp4", _ -> text("Was ist das?"), "media_unsupported"),
                new Hostile(
                        "a list of other files",
                        video,
                        "video/mp4",
                        _ -> text("ffconcat version 1.0\nfile '/etc/passwd'\n"),
                        "media_unsupported"),
                new Hostile("half an MP4", video, "video/mp4", c -> half(talking(c, 3)), "media_unreadable"),
                new Hostile(
                        "half an MP4 that begins with its index",
                        video,
                        "video/mp4",
                        c -> half(c.made("mp4", TALKING_PICTURES.formatted(3), "-movflags", "+faststart")),
                        "media_unreadable"),
                new Hostile(
                        "no sound", video, "video/mp4", c -> c.made("mp4", OwnClips.COLOURS), "upload_without_sound"),
                new Hostile(
                        "silence",
                        video,
                        "video/mp4",
                        c -> c.made("mp4", OwnClips.COLOURS + ";anullsrc=d=3[out1]"),
                        "recording_silent"),
                new Hostile("too long", video, "video/mp4", c -> talking(c, LONGEST_SECONDS + 1), "media_too_long"),
                new Hostile(
                        "hours in some kilobytes",
                        video,
                        "video/x-matroska",
                        c -> c.made(
                                "mkv",
                                "color=s=16x16:r=1/60:d=7200[out0];aevalsrc=0.1:d=7200:s=8000[out1]",
                                "-c:a",
                                "flac"),
                        "media_too_long"),
                new Hostile(
                        "a picture that stays for hours",
                        video,
                        "video/mp4",
                        c -> c.made("mp4", "color=s=16x16:r=1/3600:d=7200[out0];sine=440:d=3[out1]"),
                        "media_too_long"));
    }

    private static byte[] talking(OwnClips clips, int seconds) throws Exception {
        return clips.made("mp4", TALKING_PICTURES.formatted(seconds));
    }

    private static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    /** The same WAV, in whose head there are more than three hours. */
    private static byte[] claimingHours(byte[] wav) {
        byte[] claiming = wav.clone();
        int data = new String(wav, 0, 200, ISO_8859_1).indexOf("data");
        ByteBuffer.wrap(claiming)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, 1_100_000_036)
                .putInt(data + 4, 1_100_000_000);
        return claiming;
    }

    @ParameterizedTest
    @MethodSource
    void hostile(Hostile hostile) throws Exception {
        byte[] file = made(hostile);
        JsonNode ticket = announced(hostile.purpose(), hostile.contentType(), file);

        Answer answer = server.put(ticket.path("url").asString(), file);

        assertThat(code(answer)).as(answer.body().toString()).isEqualTo("400 " + hostile.code());
        assertThat(answer.body().path("detail").asString())
                .isNotBlank()
                .doesNotContain(server.data().toString());
        JsonNode upload = find(ticket);
        assertThat(upload.path("status").asString()).isEqualTo("refused");
        assertThat(upload.at("/error/code").asString()).isEqualTo(hostile.code());
        Answer used = server.post(
                "/v1/dubs", """
                {"%s_upload_id": "%s", "target_languages": ["en"], "captions": {"en": "Hello."}}
                """.formatted(hostile.purpose(), ticket.path("id").asString()));
        assertThat(used.status()).as("it cannot be dubbed").isBetween(400, 499);
    }

    /** Frame follows frame until there are no more: nothing in it says how many there should be, and all that are there can be used. */
    @ParameterizedTest
    @ValueSource(strings = {"voice", "background"})
    void halfAnMp3IsAsLongAsWhatIsThere(String purpose) throws Exception {
        byte[] file = half(clips.made("mp3", "sine=440:d=4", "-write_xing", "0"));
        JsonNode ticket = announced(purpose, "audio/mpeg", file);

        assertThat(server.put(ticket.path("url").asString(), file).status()).isEqualTo(204);

        assertThat(find(ticket).at("/sound/duration_seconds").asDouble()).isBetween(1.9, 2.1);
        assertThat(server.delete("/v1/uploads/" + ticket.path("id").asString()).status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"voice, audio/wav", "background, audio/wav", "video, video/mp4"})
    void otherBytesThanAnnouncedAreNotKept(String purpose, String contentType) throws Exception {
        byte[] file = purpose.equals("video") ? talking(clips, 2) : OwnFiles.tone(440, 2);
        JsonNode ticket = announced(purpose, contentType, file);
        String url = ticket.path("url").asString();
        byte[] others = file.clone();
        others[others.length / 2]++;

        assertThat(code(server.put(url, others))).isEqualTo("400 checksum_mismatch");
        assertThat(code(server.put(url, Arrays.copyOf(file, file.length - 1)))).isEqualTo("400 size_mismatch");
        assertThat(code(server.put(url, Arrays.copyOf(file, file.length + 1)))).isEqualTo("400 size_mismatch");
        nothingStays();
        assertThat(find(ticket).path("status").asString())
                .as("the right ones can still come")
                .isEqualTo("waiting");
        assertThat(server.put(url, file).status()).isEqualTo(204);
        assertThat(find(ticket).path("status").asString()).isEqualTo("ready");
        assertThat(server.delete("/v1/uploads/" + ticket.path("id").asString()).status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "background", "video"})
    void whatMustNotComeIsNotEvenAnnounced(String purpose) {
        String type = purpose.equals("video") ? "video/mp4" : "audio/wav";
        for (String name : List.of("../../etc/passwd", "/etc/passwd", "..\\\\secret.wav", "a/b.wav", "a\\u0000.wav")) {
            refused(purpose, type, "file_name", '"' + name + '"', "400 validation_failed");
        }
        refused(purpose, type, "content_type", "\"image/png\"", "415 upload_type_unsupported");
        refused(purpose, type, "content_type", "\"text/html\"", "415 upload_type_unsupported");
        refused(purpose, type, "size_bytes", "8388609", "413 upload_too_large");
        refused(purpose, type, "size_bytes", "-1", "400 validation_failed");
        refused(purpose, type, "sha256", "\"" + "z".repeat(64) + "\"", "400 validation_failed");
    }

    private void refused(String purpose, String type, String field, String value, String code) {
        String body = OwnFiles.announcement(purpose, type, new byte[9])
                .replaceFirst("\"" + field + "\": [^,}]*", Matcher.quoteReplacement("\"" + field + "\": " + value));
        Answer answer = server.post("/v1/uploads", body);
        assertThat(code(answer)).as(body).isEqualTo(code);
        assertThat(answer.body().toString()).contains(field);
    }

    /** Each once, for whichever purpose. */
    private byte[] made(Hostile hostile) throws Exception {
        String name = hostile.what() + hostile.contentType();
        byte[] file = made.get(name);
        if (file == null) {
            file = hostile.file().make(clips);
            made.put(name, file);
        }
        return file;
    }

    private JsonNode announced(String purpose, String contentType, byte[] file) {
        Answer ticket = server.post("/v1/uploads", OwnFiles.announcement(purpose, contentType, file));
        assertThat(ticket.status()).as(ticket.body().toString()).isEqualTo(201);
        return ticket.body();
    }

    private JsonNode find(JsonNode ticket) {
        return server.get("/v1/uploads/" + ticket.path("id").asString()).body();
    }

    private static String code(Answer answer) {
        return answer.status() + " " + answer.body().path("code").asString();
    }
}
