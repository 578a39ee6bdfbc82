package dev.storyreel.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.secret.Secret;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectServer;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.RemoteStoreContract;
import dev.storyreel.storage.SignedUpload;
import dev.storyreel.storage.StorageError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectStoreTest extends RemoteStoreContract {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final S3Server server = new S3Server();

    @Override
    protected ObjectStore emptyStore() {
        return store(settings(ObjectServer.BUCKET, "", server.uri(), S3Server.SECRET_KEY, SECONDS));
    }

    private static S3Settings settings(String bucket, String prefix, URI endpoint, String secret, Duration limit) {
        return new S3Settings(
                bucket,
                prefix,
                S3Server.REGION,
                endpoint,
                null,
                Secret.of(S3Server.ACCESS_KEY),
                Secret.of(secret),
                SECONDS,
                limit,
                HOUR);
    }

    @Test
    void sendsTheHashThatIsKnownAlready(@TempDir Path folder) throws IOException {
        ObjectKey key = ObjectKey.of("film", "a.txt");
        Path file = Files.writeString(folder.resolve("a.txt"), "a");
        ObjectStore store = emptyStore();
        store.put(key, file, "text/plain", DigestUtils.sha256Hex("a"));
        assertThat(store.find(key)).isPresent();
        // whoever puts it is believed; the service is not to be fooled
        assertThatThrownBy(() -> store.put(key, file, "text/plain", DigestUtils.sha256Hex("b")))
                .isInstanceOf(StoryreelException.class)
                .hasMessageContaining("BadDigest");
    }

    private static S3ObjectStore store(S3Settings settings) {
        return S3ObjectStore.open(settings, Clock.systemUTC());
    }

    @Override
    protected ObjectServer server() {
        return server;
    }

    @Override
    protected ObjectStore withWrongKey() {
        return store(settings(ObjectServer.BUCKET, "", server.uri(), "another/secret", SECONDS));
    }

    @Override
    protected ObjectStore withWrongBucket() {
        return store(settings("no-such-bucket", "", server.uri(), S3Server.SECRET_KEY, SECONDS));
    }

    @Override
    protected ObjectStore withWrongAddress() {
        return at(URI.create("http://127.0.0.1:1"));
    }

    @Override
    protected ObjectStore at(URI address) {
        return store(settings(ObjectServer.BUCKET, "", address, S3Server.SECRET_KEY, SECONDS));
    }

    @Override
    protected ObjectStore withPrefix() {
        return store(settings(ObjectServer.BUCKET, "/studio/", server.uri(), S3Server.SECRET_KEY, SECONDS));
    }

    @Override
    protected ObjectStore impatient() {
        return store(settings(ObjectServer.BUCKET, "", server.uri(), S3Server.SECRET_KEY, Duration.ofMillis(100)));
    }

    @Override
    protected Fault forbidden() {
        return Fault.status(403, "<Error><Code>AccessDenied</Code></Error>", "Content-Type", "application/xml");
    }

    @Override
    protected Fault overloaded() {
        return Fault.status(503, "<Error><Code>SlowDown</Code></Error>", "Content-Type", "application/xml");
    }

    /** By the service: nothing else ever gets there. */
    @Test
    void aSignedUploadIsBoundToItsBytes() throws Exception {
        byte[] film = bytes("the very film");
        SignedUpload upload = store.signedUpload(FILM, expected(film), "video/mp4", HOUR);

        assertThat(send(upload, bytes("another film!")).statusCode()).isEqualTo(400);
        assertThat(send(upload, bytes("a longer film than that")).statusCode()).isEqualTo(403);
        SignedUpload otherType =
                new SignedUpload(upload.url(), changed(upload, "Content-Type", "text/html"), upload.expiresAt());
        assertThat(send(otherType, film).statusCode()).isEqualTo(403);
        SignedUpload otherSum = new SignedUpload(
                upload.url(),
                changed(upload, "x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                upload.expiresAt());
        assertThat(send(otherSum, film).statusCode()).isEqualTo(403);
        assertThat(server.names()).isEmpty();
        assertThat(send(upload, film).statusCode()).isEqualTo(200);
    }

    private static Map<String, String> changed(SignedUpload upload, String name, String value) {
        Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(upload.headers());
        assertThat(headers).containsKey(name);
        headers.put(name, value);
        return headers;
    }

    @Test
    void noUrlLastsLongerThanAWeek() throws Exception {
        store.put(FILM, bytes("film"), "video/mp4");
        HttpResponse<String> read = get(store.signedUrl(FILM, Duration.ofDays(30)));

        assertThat(read.statusCode()).isEqualTo(200);
    }

    @Test
    void aBucketOfAmazonsIsNamedInTheHost() {
        S3Settings amazon = new S3Settings(
                "films",
                "",
                "eu-central-1",
                null,
                null,
                Secret.of(S3Server.ACCESS_KEY),
                Secret.of(S3Server.SECRET_KEY),
                SECONDS,
                SECONDS,
                HOUR);
        URI url = store(amazon).signedUrl(FILM, HOUR);

        assertThat(url.getScheme() + "://" + url.getHost() + url.getPath())
                .isEqualTo("https://films.s3.eu-central-1.amazonaws.com/film/final.mp4");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertNamed(
                StorageError.STORAGE_NOT_CONFIGURED,
                () -> store(settings("", "", server.uri(), S3Server.SECRET_KEY, SECONDS)));
        assertNamed(
                StorageError.STORAGE_NOT_CONFIGURED,
                () -> store(settings(ObjectServer.BUCKET, "", server.uri(), "", SECONDS)));
    }

    @Test
    void anotherRegionIsNamed() {
        server.failing(
                Fault.status(301, "<Error><Code>PermanentRedirect</Code></Error>", "Content-Type", "application/xml"));

        assertNamed(StorageError.STORAGE_BUCKET_MISSING, () -> store.list(ObjectKey.of("film")));
    }

    @Test
    void tooLargeAFileIsNotBegun() throws Exception {
        var huge = sparse(work.resolve("huge"), (5L << 30) + 1);

        assertNamed(StorageError.STORAGE_REQUEST_REJECTED, () -> store.put(FILM, huge, "video/mp4"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theSecretIsNeverShown() {
        S3Settings settings = settings(ObjectServer.BUCKET, "", server.uri(), S3Server.SECRET_KEY, SECONDS);
        server.failing(forbidden());

        assertThat(settings.toString()).doesNotContain(S3Server.SECRET_KEY);
        URI address = URI.create("http://me:password@127.0.0.1:1");
        assertThat(settings(ObjectServer.BUCKET, "", address, "x", SECONDS).toString())
                .doesNotContain("password");
        try {
            store.put(FILM, bytes("x"), "video/mp4");
        } catch (StoryreelException | java.io.IOException e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                assertThat(at.toString()).doesNotContain(S3Server.SECRET_KEY);
            }
            return;
        }
        throw new AssertionError("it was taken");
    }
}
