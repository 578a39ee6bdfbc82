package dev.storyreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus.State;
import dev.storyreel.provider.vendor.Fault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every store does that keeps objects at a service elsewhere. */
public abstract class RemoteStoreContract extends ObjectStoreContract {
    protected static final Duration HOUR = Duration.ofHours(1);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    protected abstract ObjectServer server();

    /** Another store at the same server, whose key it does not take. */
    protected abstract ObjectStore withWrongKey();

    protected abstract ObjectStore withWrongBucket();

    /** Where nobody is. */
    protected abstract ObjectStore withWrongAddress();

    /** At that address. */
    protected abstract ObjectStore at(URI address);

    /** One that keeps all below {@code studio/}. */
    protected abstract ObjectStore withPrefix();

    /** One whose calls may take a tenth of a second. */
    protected abstract ObjectStore impatient();

    /** What the service says of a key that may not do that. */
    protected abstract Fault forbidden();

    /** What the service says when it has too much to do. */
    protected abstract Fault overloaded();

    @AfterEach
    void close() throws Exception {
        server().close();
        if (store instanceof AutoCloseable open) {
            open.close();
        }
    }

    @Test
    void aSignedUrlReadsUntilItExpires() throws Exception {
        store.put(FILM, bytes("film"), "video/mp4");
        URI url = store.signedUrl(FILM, HOUR);
        URI saving = store.signedDownloadUrl(FILM, HOUR, "Três corações.mp4");

        HttpResponse<String> read = get(url);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("film");
        assertThat(read.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(get(saving).headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Tr%C3%AAs%20cora%C3%A7%C3%B5es.mp4");
        assertThat(get(URI.create(url.toString().replace("final.mp4", "other.mp4")))
                        .statusCode())
                .isBetween(400, 403);

        server().clock(Clock.offset(Clock.systemUTC(), HOUR.plusMinutes(1)));
        assertThat(get(url).statusCode()).isBetween(400, 403);
    }

    @Test
    void aSignedUploadBringsAnObjectUntilItExpires() throws Exception {
        byte[] film = bytes("the very film");
        SignedUpload upload = store.signedUpload(FILM, expected(film), "video/mp4", HOUR);

        assertThat(send(upload, film).statusCode()).isEqualTo(200);
        assertThat(send(upload, film).statusCode()).as("whose answer got lost").isEqualTo(200);
        assertThat(read(FILM)).isEqualTo("the very film");
        assertThat(store.find(FILM).orElseThrow().contentType()).isEqualTo("video/mp4");
        SignedUpload again = store.signedUpload(FILM, expected(film), "video/mp4", HOUR);
        assertThat(send(again, film).statusCode()).as("of what is there").isEqualTo(200);

        server().clock(Clock.offset(Clock.fixed(upload.expiresAt(), java.time.ZoneOffset.UTC), Duration.ofSeconds(2)));
        assertThat(send(upload, film).statusCode()).isBetween(400, 403);
    }

    @Test
    void listsPageByPage() throws IOException {
        for (int i = 0; i < 7; i++) {
            store.put(ObjectKey.of("film", "clip_" + i, "a.mp4"), bytes("x"), "video/mp4");
        }
        store.put(FILM, bytes("film"), "video/mp4");
        server().replace("film/not a key.txt", bytes("somebody else's"));
        server().pages(2);

        assertThat(store.list(ObjectKey.of("film")))
                .extracting(object -> object.key().value())
                .containsExactly(
                        "film/clip_0/a.mp4",
                        "film/clip_1/a.mp4",
                        "film/clip_2/a.mp4",
                        "film/clip_3/a.mp4",
                        "film/clip_4/a.mp4",
                        "film/clip_5/a.mp4",
                        "film/clip_6/a.mp4",
                        "film/final.mp4");
    }

    @Test
    void aBucketCanBeShared() throws Exception {
        store.put(FILM, bytes("theirs"), "video/mp4");
        ObjectStore ours = withPrefix();
        ours.put(FILM, bytes("ours"), "video/mp4");

        assertThat(server().names()).containsExactly("film/final.mp4", "studio/film/final.mp4");
        assertThat(ours.list(ObjectKey.of("film")))
                .extracting(StoredObject::key)
                .containsExactly(FILM);
        assertThat(get(ours.signedUrl(FILM, HOUR)).body()).isEqualTo("ours");
        ours.delete(FILM);
        assertThat(server().names()).containsExactly("film/final.mp4");
    }

    @Test
    void whatPassesIsTriedAgain() throws IOException {
        byte[] large = new byte[300_000];
        Arrays.fill(large, (byte) 'x');
        server().failing(overloaded(), new Fault.Reset());
        store.put(FILM, large, "video/mp4");
        server().failing(new Fault.Cut(), Fault.status(500, "", "Content-Type", "text/plain"));
        assertThat(read(FILM)).hasSize(300_000);
        server().failing(new Fault.Reset());
        assertThat(store.find(FILM)).isPresent();
    }

    @Test
    void ofAnObjectThatBreaksOffNothingIsLeft() throws IOException {
        store.put(FILM, new byte[300_000], "video/mp4");
        Path target = work.resolve("cut");
        server().failing(new Fault.Cut(), new Fault.Cut(), new Fault.Cut(), new Fault.Cut());

        assertNamed(StorageError.STORAGE_UNAVAILABLE, () -> store.fetch(FILM, target));
        assertThat(target).doesNotExist();
    }

    @Test
    void anInterruptEndsACallAtOnce() throws Exception {
        store.put(FILM, bytes("film"), "video/mp4");
        server().failing(new Fault.Silence(Duration.ofMinutes(5)));
        AtomicReference<Throwable> end = new AtomicReference<>();
        int before = server().requests().size();
        Thread job = Thread.ofPlatform().start(() -> {
            try {
                store.fetch(FILM, work.resolve("none"));
            } catch (Throwable e) {
                end.set(e);
            }
        });
        while (server().requests().size() == before) {
            Thread.onSpinWait();
        }
        job.interrupt();
        job.join();

        assertThat(end.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(work.resolve("none")).doesNotExist();
    }

    @Test
    void whatCannotBeMendedByWaitingIsNamedAndNotTriedAgain() {
        assertNamed(StorageError.STORAGE_KEY_REJECTED, () -> withWrongKey().put(FILM, bytes("x"), "video/mp4"));
        assertNamed(StorageError.STORAGE_KEY_REJECTED, () -> withWrongKey().list(ObjectKey.of("film")));
        assertNamed(StorageError.STORAGE_BUCKET_MISSING, () -> withWrongBucket().put(FILM, bytes("x"), "video/mp4"));
        assertNamed(StorageError.STORAGE_BUCKET_MISSING, () -> withWrongBucket().fetch(FILM, work.resolve("none")));
        assertNamed(StorageError.STORAGE_KEY_REJECTED, () -> withWrongKey().find(FILM));
        assertNamed(StorageError.STORAGE_BUCKET_MISSING, () -> withWrongBucket().find(FILM));
        int before = server().requests().size();
        server().failing(forbidden());
        assertNamed(StorageError.STORAGE_FORBIDDEN, () -> store.put(FILM, bytes("x"), "video/mp4"));
        assertThat(server().requests()).hasSize(before + 1);
        assertThat(server().names()).isEmpty();
    }

    @Test
    void anAddressHoldsNoPassword() {
        for (String address : List.of("http://me:pass@127.0.0.1:1", "ftp://127.0.0.1", "https:///x", "//127.0.0.1:1")) {
            assertThatThrownBy(() -> at(URI.create(address)))
                    .isInstanceOfSatisfying(
                            StoryreelException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(StorageError.STORAGE_NOT_CONFIGURED))
                    .hasMessageNotContaining("pass@");
        }
        assertThat(withWrongAddress().status().detail()).contains(" at 127.0.0.1:1");
    }

    @Test
    void thatNobodyIsThereOrAnswersIsNamed() {
        assertNamed(StorageError.STORAGE_UNAVAILABLE, () -> withWrongAddress().put(FILM, bytes("x"), "video/mp4"));
        Fault[] silence = Stream.generate(() -> new Fault.Silence(Duration.ofMinutes(5)))
                .limit(4)
                .toArray(Fault[]::new);
        server().failing(silence);
        assertNamed(StorageError.STORAGE_UNAVAILABLE, () -> impatient().find(FILM));
    }

    @Test
    void theWelcomePageOfAHotelIsNoAnswer() throws IOException {
        store.put(FILM, bytes("film"), "video/mp4");
        welcome();
        assertNamed(StorageError.STORAGE_BAD_ANSWER, () -> store.put(FILM, bytes("x"), "video/mp4"));
        welcome();
        assertNamed(StorageError.STORAGE_BAD_ANSWER, () -> store.fetch(FILM, work.resolve("none")));
        assertThat(work.resolve("none")).doesNotExist();
        welcome();
        assertNamed(StorageError.STORAGE_BAD_ANSWER, () -> store.find(FILM));
        welcome();
        assertNamed(StorageError.STORAGE_BAD_ANSWER, () -> store.list(ObjectKey.of("film")));
        welcome();
        assertNamed(StorageError.STORAGE_BAD_ANSWER, () -> store.delete(FILM));
    }

    /** Enough of them for each try of one call. */
    private void welcome() {
        server().clearFaults();
        server().failing(Fault.html(), Fault.html(), Fault.html(), Fault.html());
    }

    @Test
    void howItIsIsAskedNowAndThen() {
        int before = server().requests().size();
        for (int i = 0; i < 5; i++) {
            assertThat(store.status().state()).isEqualTo(State.UP);
        }
        assertThat(server().requests()).hasSize(before + 1);

        assertThat(withWrongKey().status().state()).isEqualTo(State.DOWN);
        assertThat(withWrongKey().status().detail()).contains("key is not taken");
        assertThat(withWrongBucket().status().detail()).contains("no such bucket");
        assertThat(withWrongAddress().status().fix()).contains("reaches it");
    }

    /** Health waits two seconds, and a call may take twenty. */
    @Test
    void howItIsIsSaidThoughItIsSilent() {
        Fault[] silence = Stream.generate(() -> new Fault.Silence(Duration.ofMinutes(5)))
                .limit(4)
                .toArray(Fault[]::new);
        server().failing(silence);
        int before = server().requests().size();

        assertThat(store.status().state()).isEqualTo(State.DOWN);
        assertThat(server().requests()).as("one try").hasSize(before + 1);
    }

    protected static void assertNamed(StorageError error, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StoryreelException.class, e -> {
            assertThat(e.errorCode()).as(e.getMessage()).isEqualTo(error);
            assertThat(e.errorCode().type())
                    .isEqualTo(
                            error == StorageError.STORAGE_UNAVAILABLE || error == StorageError.STORAGE_BAD_ANSWER
                                    ? ErrorType.PROVIDER
                                    : ErrorType.USER);
        });
    }

    protected static ExpectedBytes expected(byte[] bytes) throws Exception {
        return new ExpectedBytes(
                bytes.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    protected static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    protected static HttpResponse<String> send(SignedUpload upload, byte[] bytes)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(upload.url()).PUT(BodyPublishers.ofByteArray(bytes));
        upload.headers().forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** A file of that many bytes that takes no room. */
    protected static Path sparse(Path file, long size) throws IOException {
        try (var channel = Files.newByteChannel(
                file,
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE,
                java.nio.file.StandardOpenOption.SPARSE)) {
            channel.position(size - 1);
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        return file;
    }
}
