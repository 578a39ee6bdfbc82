package dev.storyreel.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.storage.ObjectServer;
import dev.storyreel.storage.ObjectStore;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files that come in parts, which are put together when all are there: alike wherever they are kept. */
class PartedUploadsTest {
    private static final int PART = 5 << 20;
    /** Of three parts. */
    private static final byte[] PICTURE = OwnFiles.noise(2000, 1900);

    @Nested
    class OnThisMachine extends Contract {
        OnThisMachine() {
            super(true);
        }

        @Override
        String[] settings() {
            return new String[0];
        }

        @Test
        void aPartThatComesTooLateIsNotKept() throws IOException {
            JsonNode ticket = announce(PICTURE);
            JsonNode late = signed(ticket, PICTURE, 1);
            sendAll(ticket, PICTURE);
            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(put(late, part(PICTURE, 1)).status()).isEqualTo(204);
            assertThat(stored(ticket)).containsExactly("picture.png");

            server.delete(path(ticket));
            assertThat(code(put(late, part(PICTURE, 1)))).isEqualTo("404 upload_not_found");
            assertThat(stored(ticket)).isEmpty();
        }
    }

    @Nested
    class OnS3 extends Remote {
        OnS3() {
            super(new S3Server(), true);
        }
    }

    @Nested
    class OnSupabase extends Remote {
        OnSupabase() {
            super(new SupabaseServer(), false);
        }
    }

    abstract static class Remote extends Contract {
        private final ObjectServer objects;

        Remote(ObjectServer objects, boolean checksParts) {
            super(checksParts);
            this.objects = objects;
        }

        @Override
        String[] settings() {
            return objects.settings();
        }

        @AfterAll
        void stopObjects() {
            objects.close();
        }

        @Test
        void aServiceThatGoesAwayMeanwhileCostsNoPart() throws IOException {
            JsonNode ticket = announce(PICTURE);
            sendAll(ticket, PICTURE);
            objects.afterRead(() -> objects.failing(
                    Collections.nCopies(4, Fault.status(503, "{}")).toArray(Fault[]::new)));

            assertThat(code(complete(ticket))).isEqualTo("502 storage_unavailable");
            objects.clearFaults();
            assertThat(come(ticket)).containsExactly(1, 2, 3);
            assertThat(complete(ticket).status()).isEqualTo(200);
        }

        /** It deletes the parts while this one is still fetching them. */
        @Test
        void whatAnotherProcessHasPutTogetherMeanwhileIsTaken() throws IOException {
            JsonNode ticket = announce(PICTURE);
            sendAll(ticket, PICTURE);
            objects.afterRead(() -> completeElsewhere(ticket));

            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(stored(ticket)).containsExactly("picture.png");
        }

        /** Others are being looked at while it comes. */
        @Test
        void theRightPartIsNotDeletedForTheWrongOnes() {
            JsonNode ticket = announce(PICTURE);
            sendAll(ticket, PICTURE);
            String second = upload(ticket).partKey(2).value();
            objects.replace(second, new byte[PART]);
            // once the second of them is read, too
            objects.afterRead(() -> objects.afterRead(() -> {
                // times are told in seconds
                objects.clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5)));
                objects.replace(second, part(PICTURE, 2));
                objects.clock(Clock.systemUTC());
            }));

            assertThat(code(complete(ticket))).isEqualTo("400 checksum_mismatch");
            assertThat(come(ticket)).containsExactly(2);
        }

        private void completeElsewhere(JsonNode ticket) {
            ArrivedUploads other = new ArrivedUploads(
                    server.get(UploadRows.class),
                    server.get(ObjectStore.class),
                    server.get(UploadObjects.class),
                    server.get(UploadProbe.class));
            try {
                other.complete(upload(ticket));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void nothingIsLeftOfOneThatIsDeletedMeanwhile() throws IOException {
            JsonNode ticket = announce(PICTURE);
            sendAll(ticket, PICTURE);
            objects.afterRead(() -> server.delete(path(ticket)));

            assertThat(code(complete(ticket))).isEqualTo("404 upload_not_found");
            assertThat(stored(ticket)).isEmpty();
        }

        /** Nobody tells of it. */
        @Test
        void aPartThatComesTooLateGoesWithItsUpload() throws IOException {
            JsonNode ticket = announce(PICTURE);
            JsonNode late = signed(ticket, PICTURE, 1);
            sendAll(ticket, PICTURE);
            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(put(late, part(PICTURE, 1)).status()).isEqualTo(200);

            assertThat(server.delete(path(ticket)).status()).isEqualTo(204);
            assertThat(stored(ticket)).isEmpty();

            put(late, part(PICTURE, 1));
            server.get(UnusedUploads.class).sweep();
            assertThat(stored(ticket)).isEmpty();
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {
        /** Whether the store takes no other bytes than were signed. */
        private final boolean checksParts;

        protected StudioServer server;

        @TempDir
        Path scratch;

        Contract(boolean checksParts) {
            this.checksParts = checksParts;
        }

        abstract String[] settings();

        @BeforeAll
        void start(@TempDir Path data) {
            server = StudioServer.start(
                    data,
                    List.of(),
                    Stream.concat(
                                    Stream.of("storyreel.jobs.worker-enabled=false", "storyreel.upload.part-size=5MB"),
                                    Arrays.stream(settings()))
                            .toArray(String[]::new));
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @AfterEach
        void nothingIsLeftAside() {
            assertThat(server.data().resolve("uploads")).isEmptyDirectory();
        }

        JsonNode announce(byte[] file) {
            return announce(OwnFiles.announcement("picture", "image/png", file));
        }

        private JsonNode announce(String announcement) {
            Answer ticket = server.post("/v1/uploads", announcement);
            assertThat(ticket.status()).as(ticket.body().toString()).isEqualTo(201);
            return ticket.body();
        }

        static String path(JsonNode ticket) {
            return "/v1/uploads/" + ticket.path("id").asString();
        }

        static UUID id(JsonNode ticket) {
            return UUID.fromString(ticket.path("id").asString());
        }

        Upload upload(JsonNode ticket) {
            return server.get(UploadRows.class).find(id(ticket)).orElseThrow();
        }

        static byte[] part(byte[] file, int number) {
            return Arrays.copyOfRange(file, (number - 1) * PART, Math.min(file.length, number * PART));
        }

        static String code(Answer answer) {
            return answer.status() + " " + answer.body().path("code").asString();
        }

        private static String part(int number, String sha256) {
            return "{\"number\": %d, \"sha256\": \"%s\"}".formatted(number, sha256);
        }

        private Answer sign(JsonNode ticket, String... parts) {
            return server.post(path(ticket) + "/parts", "{\"parts\": [" + String.join(",", parts) + "]}");
        }

        JsonNode signed(JsonNode ticket, byte[] file, int number) {
            Answer signed = sign(ticket, part(number, OwnFiles.sha256(part(file, number))));
            assertThat(signed.status()).as(signed.body().toString()).isEqualTo(200);
            return signed.body().at("/data/0");
        }

        Answer put(JsonNode signed, byte[] bytes) {
            return server.put(signed.path("url").asString(), bytes, OwnFiles.headers(signed));
        }

        private void send(JsonNode ticket, byte[] file, int number) {
            OwnFiles.put(server, signed(ticket, file, number), part(file, number));
        }

        void sendAll(JsonNode ticket, byte[] file) {
            IntStream.rangeClosed(1, Math.ceilDiv(file.length, PART)).forEach(number -> send(ticket, file, number));
        }

        Answer complete(JsonNode ticket) {
            return server.post(path(ticket) + "/complete", "");
        }

        /** The numbers of the parts that have come. */
        List<Integer> come(JsonNode ticket) {
            return server.get(path(ticket) + "/parts")
                    .body()
                    .path("data")
                    .valueStream()
                    .map(part -> part.path("number").asInt())
                    .toList();
        }

        List<String> stored(JsonNode ticket) throws IOException {
            return server.get(ObjectStore.class).list(Upload.folder(id(ticket))).stream()
                    .map(object -> object.key().fileName())
                    .toList();
        }

        private String status(JsonNode ticket) {
            return server.get(path(ticket)).body().path("status").asString();
        }

        @Test
        void whoWasInterruptedSendsWhatIsMissing() throws IOException {
            JsonNode ticket = announce(PICTURE);
            assertThat(ticket.path("part_size_bytes").asInt()).isEqualTo(PART);
            assertThat(server.get(path(ticket)).body().path("part_size_bytes").asInt())
                    .isEqualTo(PART);
            assertThat(come(ticket)).isEmpty();
            assertThat(code(complete(ticket))).isEqualTo("409 upload_not_ready");

            JsonNode first = signed(ticket, PICTURE, 3);
            assertThat(first.propertyNames()).containsExactly("number", "url", "headers", "expires_at");
            assertThat(Instant.parse(first.path("expires_at").asString())).isAfter(Instant.now());
            OwnFiles.put(server, first, part(PICTURE, 3));
            Answer missing = complete(ticket);
            assertThat(code(missing)).isEqualTo("409 upload_parts_missing");
            assertThat(missing.body().path("detail").asString()).contains("2 of the 3 parts", ": 1, 2");

            send(ticket, PICTURE, 1);
            send(ticket, PICTURE, 1);
            JsonNode come = server.get(path(ticket) + "/parts").body().path("data");
            assertThat(come.toString())
                    .isEqualTo("[{\"number\":1,\"size_bytes\":%d},{\"number\":3,\"size_bytes\":%d}]"
                            .formatted(PART, PICTURE.length - 2 * PART));
            send(ticket, PICTURE, 2);
            assertThat(status(ticket)).as("of those not completed").isEqualTo("waiting");

            Answer done = complete(ticket);
            assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
            assertThat(done.body().path("status").asString()).isEqualTo("ready");
            assertThat(stored(ticket)).containsExactly("picture.png");
            assertThat(complete(ticket).status()).as("again").isEqualTo(200);
            assertThat(come(ticket)).isEmpty();
            Path file = scratch.resolve("whole");
            server.get(Uploads.class).fetch(id(ticket), file);
            assertThat(file).hasBinaryContent(PICTURE);
            assertThat(code(sign(ticket, part(1, OwnFiles.sha256(PICTURE))))).isEqualTo("409 upload_not_waiting");
        }

        @Test
        void manyPartsCanBeAskedForAtOnce() throws IOException {
            JsonNode ticket = announce(PICTURE);
            JsonNode signed = sign(
                            ticket,
                            IntStream.rangeClosed(1, 3)
                                    .mapToObj(number -> part(number, OwnFiles.sha256(part(PICTURE, number))))
                                    .toArray(String[]::new))
                    .body()
                    .path("data");
            signed.forEach(each ->
                    OwnFiles.put(server, each, part(PICTURE, each.path("number").asInt())));
            assertThat(complete(ticket).status()).isEqualTo(200);
        }

        @Test
        void aSmallFileIsOnePart() throws IOException {
            byte[] small = OwnFiles.picture("png", Color.RED);
            JsonNode ticket = announce(small);
            sendAll(ticket, small);
            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(stored(ticket)).containsExactly("picture.png");
        }

        @Test
        void aPartOfOtherBytesIsNotTakenOrFoundOutInTheEnd() throws IOException {
            JsonNode ticket = announce(PICTURE);
            byte[] others = part(PICTURE, 2);
            others[7]++;
            send(ticket, PICTURE, 1);
            send(ticket, PICTURE, 3);

            int status = put(signed(ticket, PICTURE, 2), others).status();

            if (checksParts) {
                assertThat(status).isEqualTo(400);
                assertThat(come(ticket)).containsExactly(1, 3);
                send(ticket, PICTURE, 2);
            } else {
                assertThat(status).isEqualTo(200);
                assertThat(code(complete(ticket))).isEqualTo("400 checksum_mismatch");
                assertThat(stored(ticket)).isEmpty();
                sendAll(ticket, PICTURE);
            }
            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(server.get(path(ticket)).body().path("error").isNull()).isTrue();
        }

        @Test
        void partsThatAreNotWhatWasAnnouncedAreDeletedAndNamed() throws IOException {
            byte[] others = PICTURE.clone();
            others[others.length / 2]++;
            JsonNode ticket = announce(others);
            sendAll(ticket, PICTURE);

            assertThat(code(complete(ticket))).isEqualTo("400 checksum_mismatch");
            assertThat(stored(ticket)).isEmpty();
            JsonNode waiting = server.get(path(ticket)).body();
            assertThat(waiting.path("status").asString()).isEqualTo("waiting");
            assertThat(waiting.at("/error/code").asString()).isEqualTo("checksum_mismatch");
            Answer later = complete(ticket);
            assertThat(code(later)).isEqualTo("409 upload_not_ready");
            assertThat(later.body().path("detail").asString()).contains("was not taken");
        }

        @Test
        void whatHasNotTheSizeOfAPartIsNone() throws IOException {
            JsonNode ticket = announce(PICTURE);
            Upload upload = upload(ticket);
            ObjectStore store = server.get(ObjectStore.class);
            store.put(upload.partKey(1), new byte[PART - 1], "application/octet-stream");
            store.put(upload.partKey(4), new byte[PART], "application/octet-stream");
            send(ticket, PICTURE, 2);

            assertThat(come(ticket)).containsExactly(2);
            assertThat(complete(ticket).body().path("detail").asString()).contains("2 of the 3 parts", ": 1, 3");
            sendAll(ticket, PICTURE);
            assertThat(complete(ticket).status()).isEqualTo(200);
            assertThat(stored(ticket)).containsExactly("picture.png");
        }

        @Test
        void whatCannotBeUsedIsDeletedAndSaidWhy() throws IOException {
            byte[] cut = Arrays.copyOf(PICTURE, PART + 1000);
            JsonNode ticket = announce(cut);
            sendAll(ticket, cut);

            assertThat(code(complete(ticket))).isEqualTo("400 picture_unreadable");
            assertThat(stored(ticket)).isEmpty();
            assertThat(status(ticket)).isEqualTo("refused");
            assertThat(code(complete(ticket))).isEqualTo("409 upload_not_ready");
            assertThat(code(sign(ticket, part(1, OwnFiles.sha256(cut))))).isEqualTo("409 upload_not_waiting");
        }

        @Test
        void onlyPartsThatThereAreCanBeSent() {
            JsonNode ticket = announce(PICTURE);
            String sha256 = OwnFiles.sha256(PICTURE);
            for (int number : List.of(0, 4, -1)) {
                Answer unknown = sign(ticket, part(1, sha256), part(number, sha256));
                assertThat(code(unknown)).isEqualTo("400 upload_part_unknown");
                assertThat(unknown.wrongFields()).containsExactly("parts[1].number");
            }
            assertThat(code(sign(ticket))).isEqualTo("400 validation_failed");
            assertThat(code(sign(ticket, part(1, "abc")))).isEqualTo("400 validation_failed");
            assertThat(code(sign(ticket, "null"))).isEqualTo("400 validation_failed");
            assertThat(code(sign(
                            ticket, Collections.nCopies(101, part(1, sha256)).toArray(String[]::new))))
                    .isEqualTo("400 validation_failed");
            String nobodys = "/v1/uploads/" + UUID.randomUUID() + "/parts";
            assertThat(code(server.get(nobodys))).isEqualTo("404 upload_not_found");
            assertThat(code(server.post(nobodys, "{\"parts\": [" + part(1, sha256) + "]}")))
                    .isEqualTo("404 upload_not_found");
        }

        /** However large parts are by now. */
        @Test
        void partsStayAsLargeAsWasTold() {
            JsonNode ticket = announce(PICTURE);
            server.get(JdbcClient.class)
                    .sql("update uploads set part_size_bytes = ? where id = ?")
                    .params(6 << 20, id(ticket))
                    .update();

            assertThat(server.get(path(ticket)).body().path("part_size_bytes").asInt())
                    .isEqualTo(6 << 20);
            assertThat(sign(ticket, part(3, OwnFiles.sha256(PICTURE))).wrongFields())
                    .containsExactly("parts[0].number");
        }

        @Test
        void partsGoWithTheirUpload() throws IOException {
            JsonNode ticket = announce(PICTURE);
            send(ticket, PICTURE, 1);
            send(ticket, PICTURE, 3);
            assertThat(stored(ticket)).containsExactly("part_1", "part_3");

            assertThat(server.delete(path(ticket)).status()).isEqualTo(204);

            assertThat(stored(ticket)).isEmpty();
            assertThat(code(complete(ticket))).isEqualTo("404 upload_not_found");
        }

        @Test
        void partsOfUploadsThatNobodyGoesOnWithAreSweptAway() throws IOException {
            JsonNode old = announce(PICTURE);
            JsonNode lost = announce(PICTURE);
            JsonNode going = announce(PICTURE);
            for (JsonNode ticket : List.of(old, lost, going)) {
                send(ticket, PICTURE, 1);
                server.get(UploadRows.class).use(id(ticket), Instant.now().minus(Duration.ofDays(8)));
            }
            server.get(UploadRows.class).delete(id(lost));
            signed(going, PICTURE, 2);

            server.get(UnusedUploads.class).sweep();

            assertThat(stored(old)).isEmpty();
            assertThat(stored(lost)).isEmpty();
            assertThat(code(server.get(path(old)))).isEqualTo("404 upload_not_found");
            assertThat(come(going)).containsExactly(1);
        }

        @Test
        void twoMayCompleteItAtOnce() throws Exception {
            JsonNode ticket = announce(PICTURE);
            sendAll(ticket, PICTURE);

            List<CompletableFuture<Answer>> both = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> complete(ticket)))
                    .limit(2)
                    .toList();

            for (CompletableFuture<Answer> each : both) {
                assertThat(each.get().status()).as(each.get().body().toString()).isEqualTo(200);
            }
            assertThat(stored(ticket)).containsExactly("picture.png");
        }

        /** As they leave it who are killed once the whole is stored. */
        @Test
        void whatWasPutTogetherButNotSettledIsTaken() throws IOException {
            for (boolean completed : List.of(true, false)) {
                JsonNode ticket = announce(PICTURE);
                sendAll(ticket, PICTURE);
                server.get(ObjectStore.class).put(upload(ticket).key(), PICTURE, "image/png");

                if (completed) {
                    assertThat(complete(ticket).status()).isEqualTo(200);
                }
                assertThat(status(ticket)).isEqualTo("ready");
                assertThat(stored(ticket)).containsExactly("picture.png");
            }
        }

        /** As they leave it who are killed before they delete the parts. */
        @Test
        void partsThatWereLeftAreDeletedWhenItIsCompletedAgain() throws IOException {
            JsonNode good = announce(PICTURE);
            JsonNode bad = announce(PICTURE);
            sendAll(good, PICTURE);
            sendAll(bad, PICTURE);
            server.get(ObjectStore.class).put(upload(good).key(), PICTURE, "image/png");
            server.get(UploadRows.class).settle(id(good), Findings.NONE);
            server.get(UploadRows.class).refuse(id(bad), "picture_unreadable", "it is damaged");

            assertThat(complete(good).status()).isEqualTo(200);
            assertThat(code(complete(bad))).isEqualTo("409 upload_not_ready");

            assertThat(stored(good)).containsExactly("picture.png");
            assertThat(stored(bad)).isEmpty();
        }

        @Test
        void uploadsAreFoundByTheirBytes() {
            byte[] own = OwnFiles.picture("png", new Color(1, 2, 3));
            String id = announce(own).path("id").asString();

            JsonNode found =
                    server.get("/v1/uploads?sha256=" + OwnFiles.sha256(own)).body();

            assertThat(found.path("data").valueStream())
                    .extracting(each -> each.path("id").asString())
                    .containsExactly(id);
            assertThat(code(server.get("/v1/uploads?sha256=abc"))).isEqualTo("400 validation_failed");
        }
    }
}
