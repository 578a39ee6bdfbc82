package dev.storyreel.storage.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.health.ComponentStatus.State;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.secret.Secret;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectServer;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.RemoteStoreContract;
import dev.storyreel.storage.SignedUpload;
import dev.storyreel.storage.StorageError;
import dev.storyreel.web.WebTestApplication.HandClock;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupabaseObjectStoreTest extends RemoteStoreContract {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final SupabaseServer server = new SupabaseServer();

    @Override
    protected ObjectStore emptyStore() {
        return store(server.uri(), SupabaseServer.KEY, ObjectServer.BUCKET, "", SECONDS, Clock.systemUTC());
    }

    private static ObjectStore store(
            @Nullable URI url, String key, String bucket, String prefix, Duration limit, Clock clock) {
        return SupabaseObjectStore.open(
                new SupabaseSettings(url, Secret.of(key), bucket, prefix, SECONDS, limit, HOUR),
                clock,
                Duration.ofMillis(1));
    }

    @Test
    void anInterruptEndsThePauseBetweenTwoTries() throws Exception {
        ObjectStore patient = SupabaseObjectStore.open(
                new SupabaseSettings(
                        server.uri(), Secret.of(SupabaseServer.KEY), ObjectServer.BUCKET, "", SECONDS, SECONDS, HOUR),
                Clock.systemUTC(),
                Duration.ofHours(1));
        server.failing(overloaded());
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread job = Thread.ofPlatform().start(() -> {
            try {
                patient.find(FILM);
            } catch (Throwable e) {
                end.set(e);
            }
        });
        while (job.isAlive() && !sleeps(job)) {
            Thread.onSpinWait();
        }
        job.interrupt();
        job.join();

        assertThat(end.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(server.requests()).hasSize(1);
    }

    private static boolean sleeps(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("sleep"));
    }

    @Override
    protected ObjectServer server() {
        return server;
    }

    @Override
    protected ObjectStore withWrongKey() {
        return store(server.uri(), "another", ObjectServer.BUCKET, "", SECONDS, Clock.systemUTC());
    }

    @Override
    protected ObjectStore withWrongBucket() {
        return store(server.uri(), SupabaseServer.KEY, "no-such-bucket", "", SECONDS, Clock.systemUTC());
    }

    @Override
    protected ObjectStore withWrongAddress() {
        return at(URI.create("http://127.0.0.1:1"));
    }

    @Override
    protected ObjectStore at(URI address) {
        return store(address, SupabaseServer.KEY, ObjectServer.BUCKET, "", SECONDS, Clock.systemUTC());
    }

    @Override
    protected ObjectStore withPrefix() {
        return store(server.uri(), SupabaseServer.KEY, ObjectServer.BUCKET, "studio", SECONDS, Clock.systemUTC());
    }

    @Override
    protected ObjectStore impatient() {
        return store(
                server.uri(), SupabaseServer.KEY, ObjectServer.BUCKET, "", Duration.ofMillis(100), Clock.systemUTC());
    }

    @Override
    protected Fault forbidden() {
        return told("403", "Unauthorized", "new row violates row-level security policy");
    }

    @Override
    protected Fault overloaded() {
        return told("503", "SlowDown", "The resource is busy");
    }

    private static Fault told(String status, String error, String message) {
        return Fault.status(
                400,
                "{\"statusCode\":\"%s\",\"error\":\"%s\",\"message\":\"%s\"}".formatted(status, error, message),
                "Content-Type",
                "application/json");
    }

    /** Whoever takes the object has to look. */
    @Test
    void aSignedUploadCanBringOtherBytes() throws Exception {
        SignedUpload upload = store.signedUpload(FILM, expected(bytes("the very film")), "video/mp4", HOUR);

        assertThat(send(upload, bytes("another film")).statusCode()).isEqualTo(200);
        assertThat(read(FILM)).isEqualTo("another film");
        assertThat(upload.expiresAt())
                .as("as the token says")
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(119)),
                        Instant.now().plus(Duration.ofHours(2)));
    }

    @Test
    void urlsAreSignedTogetherAndUsedAgainForAWhile() throws Exception {
        HandClock clock = new HandClock();
        ObjectStore ours = store(server.uri(), SupabaseServer.KEY, ObjectServer.BUCKET, "", SECONDS, clock);
        ObjectKey other = ObjectKey.of("film", "poster.jpg");
        ours.put(FILM, bytes("film"), "video/mp4");
        ours.put(other, bytes("poster"), "image/jpeg");
        int before = server.requests().size();

        var first = ours.signedUrls(List.of(FILM, other, ObjectKey.of("gone")), HOUR);
        assertThat(first).containsOnlyKeys(FILM, other);
        assertThat(ours.signedUrl(FILM, HOUR)).isEqualTo(first.get(FILM));
        assertThat(server.requests()).hasSize(before + 1);

        server.clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(31)));
        clock.set(clock.instant().plus(Duration.ofMinutes(31)));
        assertThat(ours.signedUrl(FILM, HOUR)).isNotEqualTo(first.get(FILM));
        assertThat(server.requests()).hasSize(before + 2);
    }

    @Test
    void errorsAreReadFromTheBody() {
        server.failing(told("413", "Payload too large", "The object exceeded the maximum allowed size"));
        assertNamed(StorageError.STORAGE_REQUEST_REJECTED, () -> store.put(FILM, bytes("x"), "video/mp4"));
        server.failing(told("415", "invalid_mime_type", "mime type video/mp4 is not supported"));
        assertNamed(StorageError.STORAGE_REQUEST_REJECTED, () -> store.put(FILM, bytes("x"), "video/mp4"));
        for (int i = 0; i < 3; i++) {
            server.failing(told("544", "DatabaseTimeout", "The connection to the database timed out"));
        }
        assertNamed(StorageError.STORAGE_UNAVAILABLE, () -> store.put(FILM, bytes("x"), "video/mp4"));
    }

    @Test
    void anAnswerWithoutEndIsNamedAndNotAskedForAgain() {
        int before = server.requests().size();
        server.failing(Fault.status(200, " ".repeat((8 << 20) + 1), "Content-Type", "application/json"));

        assertNamed(StorageError.STORAGE_BAD_ANSWER, () -> store.find(FILM));
        assertThat(server.requests()).hasSize(before + 1);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertNamed(
                StorageError.STORAGE_NOT_CONFIGURED,
                () -> store(null, SupabaseServer.KEY, "films", "", SECONDS, Clock.systemUTC()));
        assertNamed(
                StorageError.STORAGE_NOT_CONFIGURED,
                () -> store(server.uri(), "", "films", "", SECONDS, Clock.systemUTC()));
        assertNamed(
                StorageError.STORAGE_NOT_CONFIGURED,
                () -> store(server.uri(), SupabaseServer.KEY, "", "", SECONDS, Clock.systemUTC()));
    }

    @Test
    void aPublicBucketIsToldOf() {
        server.makePublic();

        assertThat(store.status().state()).isEqualTo(State.DEGRADED);
        assertThat(store.status().fix()).contains("private");
    }
}
