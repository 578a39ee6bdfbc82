package dev.storyreel.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.ObjectServer;
import dev.storyreel.storage.s3.S3Server;
import dev.storyreel.storage.supabase.SupabaseServer;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files that go straight to a service elsewhere, of which the studio hears only when somebody asks. */
class RemoteUploadsTest {
    private static final byte[] PICTURE = OwnFiles.picture("png", Color.RED);

    @Nested
    class OnS3 extends Remote {
        OnS3() {
            super(new S3Server());
        }
    }

    @Nested
    class OnSupabase extends Remote {
        OnSupabase() {
            super(new SupabaseServer());
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Remote {
        private final ObjectServer objects;
        private StudioServer server;

        @TempDir
        Path scratch;

        Remote(ObjectServer objects) {
            this.objects = objects;
        }

        @BeforeAll
        void start(@TempDir Path data) {
            server = StudioServer.start(
                    data,
                    List.of(),
                    Stream.concat(Stream.of("storyreel.jobs.worker-enabled=false"), Arrays.stream(objects.settings()))
                            .toArray(String[]::new));
        }

        @AfterAll
        void stop() {
            server.close();
            objects.close();
        }

        @AfterEach
        void nothingIsLeftHere() throws IOException {
            assertThat(server.data().resolve("uploads")).isEmptyDirectory();
            assertThat(server.data().resolve("objects")).doesNotExist();
        }

        private JsonNode announce(byte[] file) {
            Answer ticket = server.post("/v1/uploads", OwnFiles.announcement("picture", "image/png", file));
            assertThat(ticket.status()).as(ticket.body().toString()).isEqualTo(201);
            assertThat(ticket.body().path("url").asString())
                    .startsWith(objects.uri().toString());
            return ticket.body();
        }

        private static String path(JsonNode ticket) {
            return "/v1/uploads/" + ticket.path("id").asString();
        }

        private static String object(JsonNode ticket) {
            return "uploads/" + ticket.path("id").asString() + "/picture.png";
        }

        private Answer complete(JsonNode ticket) {
            return server.post(path(ticket) + "/complete", "");
        }

        private static String code(Answer answer) {
            return answer.status() + " " + answer.body().path("code").asString();
        }

        @Test
        void isTakenWhenItsSenderSaysSo() {
            JsonNode ticket = announce(PICTURE);
            assertThat(code(complete(ticket))).isEqualTo("409 upload_not_ready");
            OwnFiles.put(server, ticket, PICTURE);

            Answer done = complete(ticket);
            assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
            assertThat(done.body().path("status").asString()).isEqualTo("ready");
            assertThat(complete(ticket).status()).as("again").isEqualTo(200);
            assertThat(objects.names()).contains(object(ticket));

            assertThat(server.delete(path(ticket)).status()).isEqualTo(204);
            assertThat(objects.names()).doesNotContain(object(ticket));
            assertThat(code(complete(ticket))).isEqualTo("404 upload_not_found");
        }

        @Test
        void isNoticedWhenSomebodyAsksForIt() {
            JsonNode ticket = announce(PICTURE);
            assertThat(server.get(path(ticket)).body().path("status").asString())
                    .isEqualTo("waiting");
            OwnFiles.put(server, ticket, PICTURE);

            assertThat(server.get(path(ticket)).body().path("status").asString())
                    .isEqualTo("ready");
        }

        @Test
        void isNoticedWhenItIsFirstUsed() {
            JsonNode ticket = announce(PICTURE);
            String film = "{\"scenes\": [{\"script\": \"A red ground.\", \"media\": {\"upload_id\": \"%s\"}}]}"
                    .formatted(ticket.path("id").asString());
            assertThat(code(server.post("/v1/projects", film))).isEqualTo("409 upload_not_ready");
            OwnFiles.put(server, ticket, PICTURE);

            Answer begun = server.post("/v1/projects", film);
            assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
        }

        @Test
        void otherBytesAreDeletedAndNamedAndTheRightOnesCanStillCome() {
            JsonNode ticket = announce(PICTURE);
            byte[] others = PICTURE.clone();
            others[others.length / 2]++;
            objects.replace(object(ticket), others);

            assertThat(code(complete(ticket))).isEqualTo("400 checksum_mismatch");
            assertThat(objects.names()).doesNotContain(object(ticket));
            JsonNode waiting = server.get(path(ticket)).body();
            assertThat(waiting.path("status").asString()).isEqualTo("waiting");
            assertThat(waiting.at("/error/code").asString()).isEqualTo("checksum_mismatch");

            objects.replace(object(ticket), new byte[PICTURE.length + 1]);
            int before = objects.requests().size();
            assertThat(code(complete(ticket))).isEqualTo("400 size_mismatch");
            assertThat(objects.requests().subList(before, objects.requests().size()))
                    .as("it is not even fetched")
                    .noneMatch(request -> request.startsWith("GET") && !request.contains("/info/"));
            Answer later = complete(ticket);
            assertThat(code(later)).isEqualTo("409 upload_not_ready");
            assertThat(later.body().path("detail").asString()).contains("was not taken");

            OwnFiles.put(server, ticket, PICTURE);
            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(server.get(path(ticket)).body().path("error").isNull()).isTrue();
        }

        /** Other bytes are being looked at while the right ones come. */
        @Test
        void theRightBytesAreNotDeletedForTheWrongOnes() {
            JsonNode ticket = announce(PICTURE);
            byte[] others = PICTURE.clone();
            others[others.length / 2]++;
            objects.replace(object(ticket), others);
            objects.afterRead(() -> replaceLater(ticket));

            assertThat(code(complete(ticket))).isEqualTo("400 checksum_mismatch");
            assertThat(complete(ticket).status()).isEqualTo(200);
        }

        @Test
        void whatAnotherProcessTookMeanwhileStays() {
            JsonNode ticket = announce(PICTURE);
            objects.replace(object(ticket), new byte[PICTURE.length]);
            objects.afterRead(() -> {
                objects.replace(object(ticket), PICTURE);
                server.get(UploadRows.class)
                        .settle(UUID.fromString(ticket.path("id").asString()), Findings.NONE);
            });

            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(objects.names()).contains(object(ticket));
        }

        /** Its time is told in seconds. */
        private void replaceLater(JsonNode ticket) {
            objects.clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5)));
            objects.replace(object(ticket), PICTURE);
            objects.clock(Clock.systemUTC());
        }

        @Test
        void whatCannotBeUsedIsDeletedAndSaidWhy() {
            byte[] cut = Arrays.copyOf(PICTURE, PICTURE.length / 2);
            JsonNode ticket = announce(cut);
            OwnFiles.put(server, ticket, cut);

            assertThat(code(complete(ticket))).isEqualTo("400 picture_unreadable");
            assertThat(objects.names()).doesNotContain(object(ticket));
            assertThat(server.get(path(ticket)).body().path("status").asString())
                    .isEqualTo("refused");
            assertThat(code(complete(ticket))).isEqualTo("409 upload_not_ready");
        }

        /** The URL may still be good when the file was looked at. */
        @Test
        void aFilmNeverTakesBytesThatNobodyLookedAt() throws IOException {
            JsonNode ticket = announce(PICTURE);
            OwnFiles.put(server, ticket, PICTURE);
            assertThat(complete(ticket).status()).isEqualTo(200);
            UUID id = UUID.fromString(ticket.path("id").asString());
            Uploads uploads = server.get(Uploads.class);
            byte[] others = PICTURE.clone();
            others[others.length / 2]++;

            for (byte[] replaced : List.of(others, new byte[PICTURE.length + 1], new byte[1])) {
                objects.replace(object(ticket), replaced);
                assertThatThrownBy(() -> uploads.fetch(
                                id, scratch.resolve(UUID.randomUUID().toString())))
                        .isInstanceOfSatisfying(
                                StoryreelException.class,
                                e -> assertThat(e.errorCode()).isEqualTo(UploadError.UPLOAD_CHANGED));
            }
            objects.replace(object(ticket), PICTURE);
            uploads.fetch(id, scratch.resolve("good"));
            assertThat(scratch.resolve("good")).hasBinaryContent(PICTURE);
        }

        @Test
        void whatIsOfNobodyIsSweptAway() throws IOException {
            JsonNode ticket = announce(PICTURE);
            OwnFiles.put(server, ticket, PICTURE);
            String orphan = "uploads/" + UUID.randomUUID() + "/picture.png";
            objects.replace(orphan, PICTURE);
            objects.replace("uploads/not-ours.txt", PICTURE);

            server.get(UnusedUploads.class).sweep();

            assertThat(objects.names())
                    .contains(object(ticket), "uploads/not-ours.txt")
                    .doesNotContain(orphan);
        }

        @Test
        void thatTheServiceIsAwayIsNoVerdict() {
            JsonNode ticket = announce(PICTURE);
            OwnFiles.put(server, ticket, PICTURE);
            for (int i = 0; i < 4; i++) {
                objects.failing(dev.storyreel.provider.vendor.Fault.status(503, "{}"));
            }

            assertThat(code(complete(ticket))).isEqualTo("502 storage_unavailable");
            objects.clearFaults();
            assertThat(server.get(path(ticket)).body().path("status").asString())
                    .isEqualTo("ready");
        }

        /** Else the same request would be told for a day that the bytes have not come. */
        @Test
        void whoUsesItWhileTheServiceIsAwayIsToldThat() {
            JsonNode ticket = announce(PICTURE);
            OwnFiles.put(server, ticket, PICTURE);
            String film = "{\"scenes\": [{\"script\": \"A red ground.\", \"media\": {\"upload_id\": \"%s\"}}]}"
                    .formatted(ticket.path("id").asString());
            String once = UUID.randomUUID().toString();
            for (int i = 0; i < 4; i++) {
                objects.failing(dev.storyreel.provider.vendor.Fault.status(503, "{}"));
            }

            assertThat(code(server.post("/v1/projects", film, "Idempotency-Key", once)))
                    .isEqualTo("502 storage_unavailable");
            objects.clearFaults();
            assertThat(server.post("/v1/projects", film, "Idempotency-Key", once)
                            .status())
                    .isEqualTo(202);
            assertThat(server.get(path(ticket)).body().path("status").asString())
                    .isEqualTo("ready");
        }
    }
}
