package dev.storyreel.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Files that come in from outside: only what was announced, only what can be used. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadsApiTest {
    private static final byte[] PICTURE = OwnFiles.picture("png", Color.RED);

    private static final String COLOURS_IN_SILENCE = OwnClips.COLOURS + ";anullsrc=d=3[out1]";

    private final Map<String, byte[]> announced = new HashMap<>();
    private StudioServer server;
    private OwnClips clips;

    @BeforeAll
    void start(@TempDir Path data, @TempDir Path scratch) {
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.jobs.worker-enabled=false",
                "storyreel.web.max-body-bytes=1024",
                "storyreel.upload.max-clip-duration=1m",
                "storyreel.upload.max-recording-duration=1m",
                "storyreel.upload.max-picture=2MB");
        clips = new OwnClips(server.get(FfmpegFinder.class), scratch);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsLeftAside() throws IOException {
        assertThat(files("uploads")).isEmpty();
        assertThat(files("objects").stream().filter(name -> name.endsWith(".part")))
                .isEmpty();
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> found = Files.walk(server.data().resolve(folder))) {
            return found.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    private boolean isStored(String id) throws IOException {
        return files("objects").stream().anyMatch(name -> name.contains(id));
    }

    private JsonNode announce(String purpose, String contentType, byte[] file) {
        Answer ticket = server.post("/v1/uploads", OwnFiles.announcement(purpose, contentType, file));
        assertThat(ticket.status()).as(ticket.body().toString()).isEqualTo(201);
        assertThat(ticket.header("Location"))
                .isEqualTo("/v1/uploads/" + ticket.body().path("id").asString());
        announced.put(ticket.body().path("id").asString(), file);
        return ticket.body();
    }

    private Answer send(JsonNode ticket, byte[] bytes) {
        return server.put(ticket.path("url").asString(), bytes);
    }

    private JsonNode find(JsonNode ticket) {
        return server.get("/v1/uploads/" + ticket.path("id").asString()).body();
    }

    private static String code(Answer answer) {
        return answer.status() + " " + answer.body().path("code").asString();
    }

    @Test
    void anAnnouncedFileIsTakenAndCanBeDeleted() throws IOException {
        JsonNode ticket = announce("picture", "image/png", PICTURE);
        assertThat(ticket.propertyNames()).containsExactly("id", "url", "headers", "expires_at", "part_size_bytes");
        assertThat(ticket.at("/headers/Content-Type").asString()).isEqualTo("image/png");
        assertThat(Instant.parse(ticket.path("expires_at").asString())).isAfter(Instant.now());
        assertThat(find(ticket).path("status").asString()).isEqualTo("waiting");

        assertThat(PICTURE).as("more than other bodies may have").hasSizeGreaterThan(1024);
        assertThat(send(ticket, PICTURE).status()).isEqualTo(204);
        assertThat(send(ticket, PICTURE).status()).as("whose answer got lost").isEqualTo(204);

        JsonNode upload = find(ticket);
        assertThat(upload.path("status").asString()).isEqualTo("ready");
        assertThat(upload.path("purpose").asString()).isEqualTo("picture");
        assertThat(upload.path("size_bytes").asInt()).isEqualTo(PICTURE.length);
        assertThat(upload.path("error").isNull()).isTrue();

        String id = ticket.path("id").asString();
        assertThat(isStored(id)).isTrue();
        assertThat(server.delete("/v1/uploads/" + id).status()).isEqualTo(204);
        assertThat(isStored(id)).isFalse();
        assertThat(code(server.get("/v1/uploads/" + id))).isEqualTo("404 upload_not_found");
        assertThat(code(send(ticket, PICTURE))).isEqualTo("404 upload_not_found");
        assertThat(isStored(id)).isFalse();
    }

    @Test
    void otherBytesThanAnnouncedAreNotKept() throws IOException {
        JsonNode ticket = announce("picture", "image/png", PICTURE);
        byte[] others = PICTURE.clone();
        others[others.length / 2]++;

        assertThat(code(send(ticket, others))).isEqualTo("400 checksum_mismatch");
        assertThat(code(send(ticket, Arrays.copyOf(PICTURE, PICTURE.length - 1))))
                .isEqualTo("400 size_mismatch");
        assertThat(code(send(ticket, Arrays.copyOf(PICTURE, PICTURE.length + 1))))
                .isEqualTo("400 size_mismatch");

        assertThat(isStored(ticket.path("id").asString())).isFalse();
        assertThat(find(ticket).path("status").asString()).isEqualTo("waiting");
        assertThat(send(ticket, PICTURE).status()).isEqualTo(204);
    }

    /** Without a declared length the byte too many is only seen when it comes. */
    @Test
    void aBodyWithoutALengthIsCountedAsItComes() throws IOException {
        JsonNode ticket = announce("picture", "image/png", PICTURE);
        String head = "Transfer-Encoding: chunked\r\n\r\n";
        byte[] more = Arrays.copyOf(PICTURE, PICTURE.length + 1);

        assertThat(raw(ticket, head, chunked(more))).contains("400", "size_mismatch");
        assertThat(raw(ticket, head, chunked(Arrays.copyOf(PICTURE, 10)))).contains("400", "size_mismatch");
        assertThat(isStored(ticket.path("id").asString())).isFalse();
        assertThat(raw(ticket, head, chunked(PICTURE))).contains("204");
    }

    @Test
    void nothingIsKeptOfATransferThatBreaksOff() throws IOException {
        JsonNode ticket = announce("picture", "image/png", PICTURE);

        String answer = raw(
                ticket, "Content-Length: " + PICTURE.length + "\r\n\r\n", Arrays.copyOf(PICTURE, PICTURE.length / 2));

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(isStored(ticket.path("id").asString())).isFalse();
        assertThat(send(ticket, PICTURE).status()).isEqualTo(204);
    }

    private static byte[] chunked(byte[] body) {
        byte[] head = "%x\r\n".formatted(body.length).getBytes(US_ASCII);
        byte[] tail = "\r\n0\r\n\r\n".getBytes(US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + body.length + tail.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        System.arraycopy(tail, 0, all, head.length + body.length, tail.length);
        return all;
    }

    /** Sends a request as it is, ends it, and gives all of the answer. */
    private String raw(JsonNode ticket, String headers, byte[] body) throws IOException {
        URI url = server.uri(ticket.path("url").asString());
        try (Socket socket = new Socket("localhost", url.getPort())) {
            OutputStream out = socket.getOutputStream();
            String path = url.getRawPath() + "?" + url.getRawQuery();
            out.write(("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers)
                    .getBytes(US_ASCII));
            out.write(body);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @Test
    void aUrlIsGoodForItsOwnUploadAlone() {
        JsonNode ticket = announce("picture", "image/png", PICTURE);
        String url = ticket.path("url").asString();
        String other = announce("picture", "image/png", PICTURE).path("id").asString();
        byte[] longer = Arrays.copyOf(PICTURE, PICTURE.length + 1);

        assertThat(code(server.put(url.replace(ticket.path("id").asString(), other), PICTURE)))
                .isEqualTo("403 url_signature_invalid");
        assertThat(code(server.put(url.replace("size=" + PICTURE.length, "size=" + longer.length), longer)))
                .isEqualTo("403 url_signature_invalid");
        assertThat(code(server.put(url.replaceFirst("expires=", "expires=9"), PICTURE)))
                .isEqualTo("403 url_signature_invalid");
        assertThat(code(server.put(url.replaceFirst("\\?.*", ""), PICTURE))).isEqualTo("403 url_signature_invalid");
        assertThat(code(server.get(url))).as("it does not read").isEqualTo("403 url_signature_invalid");
    }

    @Test
    void whatCannotBeUsedIsDeletedAndSaidWhy() throws IOException {
        byte[] cut = Arrays.copyOf(PICTURE, PICTURE.length / 2);
        refuses("picture", "image/png", cut, "picture_unreadable");
        refuses("picture", "image/png", "<html>".getBytes(US_ASCII), "media_unsupported");
        refuses("picture", "image/png", OwnFiles.picture("jpg", Color.RED), "upload_type_mismatch");
        refuses("music", "audio/mpeg", PICTURE, "upload_type_mismatch");
        refuses("music", "audio/mpeg", OwnFiles.tone(440, 2), "upload_type_mismatch");
        refuses("music", "audio/wav", OwnFiles.tone(440, 0.5), "music_too_short");
        refuses("music", "audio/mpeg", "#EXTM3U\nfile:///etc/passwd\n".getBytes(US_ASCII), "media_unsupported");
    }

    @Test
    void whatWasRefusedStaysSo() throws IOException {
        byte[] cut = Arrays.copyOf(PICTURE, PICTURE.length / 2);
        JsonNode ticket = announce("picture", "image/png", cut);
        UUID id = UUID.fromString(ticket.path("id").asString());
        assertThat(send(ticket, cut).status()).isEqualTo(400);

        Answer again = send(ticket, cut);

        assertThat(code(again)).isEqualTo("409 upload_not_ready");
        assertThat(again.body().path("detail").asString()).contains("was refused: ");
        assertThat(isStored(id.toString())).isFalse();
        assertThat(server.get(UploadRows.class).settle(id, Findings.NONE)).isFalse();
        assertThat(find(ticket).path("status").asString()).isEqualTo("refused");
    }

    /** The slower of two who send the same bytes says what became of them, whatever it thinks of them itself. */
    @Test
    void whoeverJudgesFirstIsRight() throws Exception {
        UploadRows rows = server.get(UploadRows.class);
        byte[] cut = Arrays.copyOf(PICTURE, PICTURE.length / 2);

        JsonNode refused = announce("picture", "image/png", PICTURE);
        Answer good = sentWhile(refused, PICTURE, id -> rows.refuse(id, "picture_unreadable", "it is damaged"));
        assertThat(code(good)).isEqualTo("409 upload_not_ready");
        assertThat(isStored(refused.path("id").asString())).isFalse();

        JsonNode ready = announce("picture", "image/png", cut);
        Answer bad = sentWhile(ready, cut, id -> rows.settle(id, Findings.NONE));
        assertThat(bad.status()).isEqualTo(204);
        assertThat(isStored(ready.path("id").asString())).isTrue();
        assertThat(find(ready).path("status").asString()).isEqualTo("ready");

        JsonNode deleted = announce("picture", "image/png", PICTURE);
        Answer late = sentWhile(deleted, PICTURE, rows::delete);
        assertThat(code(late)).isEqualTo("404 upload_not_found");
        assertThat(isStored(deleted.path("id").asString())).isFalse();
    }

    /** Sends bytes; once they were looked at, and before that is written down, something else becomes of their upload. */
    private Answer sentWhile(JsonNode ticket, byte[] bytes, Consumer<UUID> change) throws Exception {
        UUID id = UUID.fromString(ticket.path("id").asString());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        server.get(TransactionTemplate.class).executeWithoutResult(_ -> {
            server.get(UploadRows.class).hold(id);
            answer.completeAsync(() -> send(ticket, bytes));
            untilOneWaits();
            change.accept(id);
        });
        return answer.get();
    }

    /** For a row that another holds. */
    private void untilOneWaits() {
        StudioServer.until(
                "a statement waits for a lock",
                () -> server.get(JdbcClient.class)
                        .sql("select exists (select from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock')")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void uploadsAreListedNewestFirst() {
        String older = OwnFiles.send(server, "picture", "image/png", PICTURE);
        String newer = announce("picture", "image/png", PICTURE).path("id").asString();

        JsonNode first = server.get("/v1/uploads?limit=1").body();
        JsonNode second = server.get("/v1/uploads?limit=1&cursor="
                        + first.path("next_cursor").asString())
                .body();

        assertThat(first.at("/data/0/id").asString()).isEqualTo(newer);
        assertThat(first.at("/data/0/status").asString()).isEqualTo("waiting");
        assertThat(second.at("/data/0/id").asString()).isEqualTo(older);
        assertThat(code(server.get("/v1/uploads?limit=0"))).isEqualTo("400 invalid_parameter");
    }

    @Test
    void whatAFilmStillNeedsIsNotDeleted() throws IOException {
        String picture = OwnFiles.send(server, "picture", "image/png", PICTURE);
        String music = OwnFiles.send(server, "music", "audio/wav", OwnFiles.tone(440, 1));
        String path = beginWith(picture, music);

        assertThat(code(server.delete("/v1/uploads/" + picture))).isEqualTo("409 upload_in_use");
        assertThat(code(server.delete("/v1/uploads/" + music))).isEqualTo("409 upload_in_use");
        assertThat(isStored(picture)).isTrue();

        assertThat(server.delete(path).status()).isEqualTo(200);
        String otherFit = "{\"media\": {\"upload_id\": \"%s\", \"fit\": \"cover\"}}".formatted(picture);
        assertThat(server.delete("/v1/uploads/" + picture).status()).isEqualTo(204);
        assertThat(code(server.patch(path + "/clips/0", otherFit)))
                .as("the film has no copy yet")
                .isEqualTo("404 upload_not_found");
        assertThat(server.delete("/v1/uploads/" + music).status()).isEqualTo(204);
    }

    /** Else two films that name the same files, one of them the other way round, would wait for each other. */
    @Test
    void theFilesOfAFilmAreHeldInOneOrder() throws Exception {
        List<String> ids = Stream.generate(() -> OwnFiles.send(server, "picture", "image/png", PICTURE))
                .limit(2)
                .sorted()
                .toList();
        UploadRows rows = server.get(UploadRows.class);
        CompletableFuture<Answer> begun = new CompletableFuture<>();

        server.get(TransactionTemplate.class).executeWithoutResult(_ -> {
            rows.hold(UUID.fromString(ids.getFirst()));
            begun.completeAsync(() -> server.post("/v1/projects", """
                    {"scenes": [{"script": "Squid.", "media": {"upload_id": "%s"}},
                                {"script": "Crabs.", "media": {"upload_id": "%s"}}]}
                    """.formatted(ids.getLast(), ids.getFirst())));
            untilOneWaits();
            assertThat(rows.hold(UUID.fromString(ids.getLast()))).isPresent();
        });

        assertThat(begun.get().status()).as(begun.get().body().toString()).isEqualTo(202);
        server.delete(begun.get().header("Location"));
    }

    private String beginWith(String picture, String music) {
        Answer begun = server.post("/v1/projects", """
                {"music_upload_id": "%s", "scenes": [{"script": "Squid.", "media": {"upload_id": "%s"}}]}
                """.formatted(music, picture));
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
        return begun.header("Location");
    }

    @Test
    void whatNobodyUsesIsDeletedInTime() throws IOException {
        String fresh = OwnFiles.send(server, "picture", "image/png", PICTURE);
        String old = OwnFiles.send(server, "picture", "image/png", PICTURE);
        String waiting = announce("picture", "image/png", PICTURE).path("id").asString();
        String chosen = OwnFiles.send(server, "picture", "image/png", PICTURE);
        String needed = OwnFiles.send(server, "picture", "image/png", PICTURE);
        String music = OwnFiles.send(server, "music", "audio/wav", OwnFiles.tone(440, 1));
        String path = beginWith(needed, music);
        for (String id : List.of(old, waiting, needed, music, chosen)) {
            grow(id);
        }
        String recording = announce("voice", "audio/wav", PICTURE).path("id").asString();
        String picture = announce("picture", "image/png", PICTURE).path("id").asString();
        grow(recording, 3);
        grow(picture, 3);
        // chosen again by a film that is given up then
        server.delete(beginWith(chosen, music));
        String lost = OwnFiles.send(server, "picture", "image/png", PICTURE);
        server.get(UploadRows.class).delete(UUID.fromString(lost));

        server.get(UnusedUploads.class).sweep();

        for (String kept : List.of(fresh, needed, music, chosen)) {
            assertThat(server.get("/v1/uploads/" + kept).status()).as(kept).isEqualTo(200);
            assertThat(isStored(kept)).isTrue();
        }
        for (String gone : List.of(old, waiting, lost, recording)) {
            assertThat(code(server.get("/v1/uploads/" + gone))).isEqualTo("404 upload_not_found");
            assertThat(isStored(gone)).isFalse();
        }
        assertThat(server.get("/v1/uploads/" + picture).status()).isEqualTo(200);
        server.delete(path);
    }

    /** More than are looked at together. */
    @Test
    void whatIsNeededDoesNotKeepWhatIsNot() throws IOException {
        UploadRows rows = server.get(UploadRows.class);
        List<String> films = new ArrayList<>();
        for (int film = 0; film < 9; film++) {
            List<String> needed = Stream.generate(() -> announce("picture", "image/png", PICTURE))
                    .limit(12)
                    .map(ticket -> ticket.path("id").asString())
                    .toList();
            needed.forEach(id -> rows.settle(UUID.fromString(id), Findings.NONE));
            String scenes = needed.stream()
                    .map("{\"script\":\"Squid\",\"media\":{\"upload_id\":\"%s\"}}"::formatted)
                    .collect(Collectors.joining(","));
            Answer begun = server.post("/v1/projects", "{\"scenes\":[" + scenes + "]}");
            assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
            films.add(begun.header("Location"));
            needed.forEach(id -> grow(id, 9));
        }
        String old = announce("picture", "image/png", PICTURE).path("id").asString();
        grow(old, 8);

        server.get(UnusedUploads.class).sweep();

        assertThat(code(server.get("/v1/uploads/" + old))).isEqualTo("404 upload_not_found");
        films.forEach(server::delete);
    }

    /** Older than uploads are kept. */
    private void grow(String id) {
        grow(id, 8);
    }

    private void grow(String id, int days) {
        server.get(UploadRows.class).use(UUID.fromString(id), Instant.now().minus(Duration.ofDays(days)));
    }

    @Test
    void aClipTellsWhatIsInIt() throws Exception {
        JsonNode ticket = announce("clip", "video/quicktime", clips.made("mov", OwnClips.WHISTLING));
        JsonNode silent = announce("clip", "image/gif", clips.made("gif", "testsrc=s=64x48:r=10:d=1"));
        assertThat(find(ticket).path("video").isNull()).isTrue();

        send(ticket, sent(ticket));
        send(silent, sent(silent));

        assertThat(find(ticket).path("status").asString()).isEqualTo("ready");
        JsonNode video = find(ticket).path("video");
        assertThat(video.path("width").asInt()).isEqualTo(96);
        assertThat(video.path("height").asInt()).isEqualTo(160);
        assertThat(video.path("duration_seconds").asDouble()).isBetween(2.9, 3.1);
        assertThat(video.path("frames_per_second").asDouble()).isEqualTo(30);
        assertThat(video.path("sound").asBoolean()).isTrue();
        assertThat(find(silent).at("/video/sound").asBoolean(true)).isFalse();
    }

    /** A text that FFmpeg would read as a list of other files, or as an address, is no clip, whatever it is called. */
    @Test
    void hostileClipsAreRefused() throws Exception {
        byte[] clip = clips.made("mp4", OwnClips.COLOURS);
        byte[] cut = Arrays.copyOf(clip, clip.length / 2);
        refuses("clip", "video/mp4", cut, "media_unreadable");
        refuses("clip", "video/mp4", clips.made("mp4", "sine=d=2"), "upload_not_a_clip");
        refuses("clip", "video/mp4", OwnFiles.tone(440, 2), "upload_type_mismatch");
        refuses("clip", "video/webm", clip, "upload_type_mismatch");
        refuses("clip", "video/mp4", PICTURE, "upload_type_mismatch");
        refuses("clip", "video/mp4", clips.made("mp4", "color=s=16x16:r=1:d=61"), "upload_not_a_clip");
        String secret = server.data().resolve("node.id").toString();
        for (String text : List.of(
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n",
                "#EXTM3U\n#EXTINF:1,\nfile://" + secret + "\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile '" + secret + "'\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
                "<MPD><BaseURL>file://" + secret + "</BaseURL></MPD>",
                "[playlist]\nFile1=" + secret + "\n")) {
            refuses("clip", "video/mp4", text.getBytes(US_ASCII), "media_unsupported");
            byte[] disguised = ("\0\0\0\030ftypmp42\n" + text).getBytes(US_ASCII);
            refuses("clip", "video/mp4", disguised, "media_unreadable");
        }
    }

    @Test
    void aRecordingTellsHowLongItSounds() throws Exception {
        JsonNode voice = announce("voice", "audio/wav", OwnFiles.tone(440, 1.5));
        JsonNode background = announce("background", "audio/webm", clips.made("webm", "sine=d=2"));
        JsonNode video = announce("video", "video/quicktime", clips.made("mov", OwnClips.WHISTLING));
        for (JsonNode ticket : List.of(voice, background, video)) {
            assertThat(send(ticket, sent(ticket)).status()).isEqualTo(204);
            assertThat(find(ticket).path("status").asString()).isEqualTo("ready");
        }
        assertThat(find(voice).at("/sound/duration_seconds").asDouble()).isEqualTo(1.5);
        assertThat(find(voice).path("video").isNull()).isTrue();
        assertThat(find(background).at("/sound/duration_seconds").asDouble()).isBetween(1.99, 2.03);
        assertThat(find(video).at("/sound/duration_seconds").asDouble()).isBetween(2.95, 3.05);
        assertThat(find(video).at("/video/width").asInt()).isEqualTo(96);
    }

    @Test
    void hostileRecordingsAreRefused() throws Exception {
        byte[] video = clips.made("mp4", OwnClips.WHISTLING);
        refuses("video", "video/mp4", Arrays.copyOf(video, video.length / 2), "media_unreadable");
        refuses("video", "video/mp4", clips.made("mp4", OwnClips.COLOURS), "upload_without_sound");
        refuses("video", "video/mp4", clips.made("mp4", "sine=d=2"), "upload_not_a_video");
        refuses("video", "video/mp4", OwnFiles.tone(440, 2), "upload_type_mismatch");
        refuses("video", "video/webm", clips.made("mkv", COLOURS_IN_SILENCE), "recording_silent");
        refuses("voice", "audio/wav", OwnFiles.tone(440, 0.9), "recording_too_short");
        refuses("voice", "audio/wav", Arrays.copyOf(OwnFiles.tone(440, 2), 90_000), "audio_unreadable");
        refuses("voice", "audio/wav", clips.made("wav", "aevalsrc='0.0005*sin(2*PI*440*t)':d=3"), "recording_silent");
        refuses("voice", "audio/flac", clips.made("flac", "anullsrc=d=3"), "recording_silent");
        refuses("voice", "audio/mpeg", "#EXTM3U\nfile:///etc/passwd\n".getBytes(US_ASCII), "media_unsupported");
        refuses("voice", "audio/mpeg", PICTURE, "upload_type_mismatch");
        refuses("background", "audio/wav", clips.made("wav", "sine=d=60.1"), "media_too_long");
    }

    /** Hours of sound in some kilobytes, which the file tells nothing of. */
    @Test
    void aRecordingThatHardlyEverEndsIsLeftAtTheLimit() throws Exception {
        byte[] bomb = clips.made("ogg", "anoisesrc=a=0.001:d=7200:r=8000", "-c:a", "libopus", "-b:a", "600");
        refuses("voice", "audio/ogg", bomb, "media_too_long");
    }

    /** Of a ticket for a clip. */
    private byte[] sent(JsonNode ticket) {
        return Objects.requireNonNull(announced.get(ticket.path("id").asString()));
    }

    private void refuses(String purpose, String contentType, byte[] file, String code) throws IOException {
        JsonNode ticket = announce(purpose, contentType, file);

        Answer answer = send(ticket, file);

        assertThat(code(answer)).isEqualTo("400 " + code);
        assertThat(answer.body().path("detail").asString())
                .doesNotContain(server.data().toString());
        assertThat(isStored(ticket.path("id").asString())).isFalse();
        assertThat(find(ticket).path("status").asString()).isEqualTo("refused");
        assertThat(find(ticket).at("/error/code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purpose | null | 400 validation_failed",
                "purpose | \"film\" | 400 wrong_type",
                "file_name | \"../mine\" | 400 validation_failed",
                "file_name | \"/etc/passwd\" | 400 validation_failed",
                "file_name | \"\" | 400 validation_failed",
                "size_bytes | 0 | 400 validation_failed",
                "size_bytes | 2097153 | 413 upload_too_large",
                "sha256 | \"abc\" | 400 validation_failed",
                "content_type | \"audio/mpeg\" | 415 upload_type_unsupported",
                "content_type | \"image/svg+xml\" | 415 upload_type_unsupported",
            })
    void onlySensibleFilesAreAnnounced(String field, String value, String refusal) {
        String body = OwnFiles.announcement("picture", "image/png", PICTURE)
                .replaceFirst("\"" + field + "\": [^,}]*", "\"" + field + "\": " + value);

        Answer answer = server.post("/v1/uploads", body);

        assertThat(code(answer)).isEqualTo(refusal);
        assertThat(answer.body().toString()).contains(field);
    }
}
