package dev.storyreel.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Recordings of people go sooner than other files, by a clock that is set by hand. */
class OldRecordingsTest {
    private static final Duration KEPT = Duration.ofHours(2);
    private static final Duration OTHERS_KEPT = Duration.ofHours(9);

    private StudioServer server;

    @TempDir
    Path scratch;

    @BeforeEach
    void start(@TempDir Path data) {
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.jobs.worker-enabled=false",
                "storyreel.upload.recordings-kept-for=" + KEPT,
                "storyreel.upload.kept-for=" + OTHERS_KEPT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void recordingsThatNobodyNeedsGoWhenTheirTimeIsOver() throws Exception {
        byte[] sound = OwnFiles.tone(440, 1.5);
        byte[] video = new OwnClips(server.get(FfmpegFinder.class), scratch).made("mp4", OwnClips.WHISTLING);
        String voice = OwnFiles.send(server, "voice", "audio/wav", sound);
        String background = OwnFiles.send(server, "background", "audio/wav", sound);
        String film = OwnFiles.send(server, "video", "video/mp4", video);
        String music = OwnFiles.send(server, "music", "audio/wav", sound);
        String picture = OwnFiles.send(server, "picture", "image/png", OwnFiles.picture("png", Color.RED));
        String needed = OwnFiles.send(server, "voice", "audio/wav", sound);
        String behind = OwnFiles.send(server, "background", "audio/wav", sound);
        Answer dub = server.post("/v1/dubs", """
                {"voice_upload_id": "%s", "background_upload_id": "%s", "target_languages": ["en"],
                 "captions": {"en": "Hello."}}
                """.formatted(needed, behind));
        assertThat(dub.status()).as(dub.body().toString()).isEqualTo(202);
        List<String> recordings = List.of(voice, background, film);

        // each has a time of its own
        Instant first =
                recordings.stream().map(this::used).min(Instant::compareTo).orElseThrow();
        sweptAt(first.plus(KEPT));
        for (String id : recordings) {
            isThere(id);
        }

        Instant last = Stream.of(voice, background, film, needed, behind, music, picture)
                .map(this::used)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant later = last.plus(KEPT).plusNanos(1000);
        sweptAt(later);
        for (String id : recordings) {
            isGone(id);
        }
        for (String id : List.of(music, picture, needed, behind)) {
            isThere(id);
        }

        // what a dub needed is kept from then on as long as if it were new
        assertThat(server.post(dub.header("Location") + "/cancel", "").status()).isEqualTo(200);
        server.delete(dub.header("Location"));
        sweptAt(later.plus(KEPT));
        isThere(needed);
        sweptAt(later.plus(KEPT).plusNanos(1000));
        isGone(needed);
        isGone(behind);
        isThere(music);

        sweptAt(last.plus(OTHERS_KEPT).plusNanos(1000));
        isGone(music);
        isGone(picture);
    }

    /** There is one owner, who is called so. */
    @Test
    void anOwnerMayHaveATimeOfHisOwn(@TempDir Path other) throws IOException {
        try (StudioServer generous = StudioServer.start(
                other,
                List.of(),
                "storyreel.jobs.worker-enabled=false",
                "storyreel.upload.recordings-kept-for=" + KEPT,
                "storyreel.upload.owners-recordings-kept-for.local=" + KEPT.multipliedBy(2))) {
            server.close();
            server = generous;
            String id = OwnFiles.send(server, "voice", "audio/wav", OwnFiles.tone(440, 1.5));
            Instant used = used(id);
            sweptAt(used.plus(KEPT).plusNanos(1000));
            isThere(id);
            sweptAt(used.plus(KEPT.multipliedBy(2)).plusNanos(1000));
            isGone(id);
        }
    }

    /** Announced, and never sent. */
    @Test
    void whatNeverCameGoesToo() throws IOException {
        byte[] sound = OwnFiles.tone(440, 1.5);
        String id = server.post("/v1/uploads", OwnFiles.announcement("voice", "audio/wav", sound))
                .body()
                .path("id")
                .asString();
        sweptAt(used(id).plus(KEPT));
        assertThat(server.get("/v1/uploads/" + id).status()).isEqualTo(200);
        sweptAt(used(id).plus(KEPT).plusNanos(1000));
        isGone(id);
    }

    private void sweptAt(Instant now) throws IOException {
        new UnusedUploads(
                        server.get(UploadRows.class),
                        server.get(UploadsInUse.class),
                        server.get(ObjectStore.class),
                        server.get(UploadObjects.class),
                        server.get(UploadSettings.class),
                        server.get(TransactionTemplate.class),
                        Clock.fixed(now, ZoneOffset.UTC))
                .sweep();
    }

    private Instant used(String id) {
        return server.get(JdbcClient.class)
                .sql("select used_at from uploads where id = ?")
                .param(UUID.fromString(id))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .single()
                .toInstant();
    }

    private void isThere(String id) throws IOException {
        assertThat(server.get("/v1/uploads/" + id).body().path("status").asString())
                .isEqualTo("ready");
        assertThat(objects(id)).as("bytes of " + id).isPositive();
    }

    private void isGone(String id) throws IOException {
        Answer answer = server.get("/v1/uploads/" + id);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asString()).isEqualTo("upload_not_found");
        assertThat(objects(id)).isZero();
    }

    private long objects(String id) throws IOException {
        try (Stream<Path> all = Files.walk(server.data().resolve("objects"))) {
            return all.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains(id))
                    .count();
        }
    }
}
