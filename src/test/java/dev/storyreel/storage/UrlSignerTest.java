package dev.storyreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlSignerTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path data;

    @Test
    void processesThatStartAtOnceAgreeOnOneKey() throws IOException {
        List<CompletableFuture<byte[]>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> SigningKey.in(data)))
                .limit(8)
                .toList();

        byte[] kept = SigningKey.in(data);
        assertThat(starts)
                .allSatisfy(start -> assertThat(start.join()).isEqualTo(kept).hasSize(32));
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("url-signing.key"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("url-signing.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedKeyIsToldNotReplaced() throws IOException {
        Files.writeString(data.resolve("url-signing.key"), "short");

        assertThatThrownBy(() -> SigningKey.in(data))
                .isInstanceOf(StoryreelException.class)
                .hasMessageContaining("delete it");
    }

    @Test
    void anEmptyDownloadNameIsNotNone() {
        ObjectKey key = ObjectKey.of("a.mp4");
        UrlSigner signer = signer(data, null);
        String url = signer.sign(key, Duration.ofHours(1), null).toString();
        long expires = Long.parseLong(url.replaceAll(".*expires=(\\d+).*", "$1"));
        String signature = url.replaceAll(".*signature=", "");

        signer.verify(key, expires, null, signature);
        assertThatThrownBy(() -> signer.verify(key, expires, "", signature))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(StorageError.URL_SIGNATURE_INVALID));
    }

    @Test
    void theSecretIsNotShown() {
        String secret = "0123456789abcdef0123456789abcdef";
        assertThat(new StorageSettings(data, new StorageSettings.Storage(StorageType.LOCAL, secret)).toString())
                .doesNotContain(secret);
    }

    @Test
    void processesWithOneSecretUnderstandEachOther(@TempDir Path other) {
        String secret = "0123456789abcdef0123456789abcdef";
        ObjectKey key = ObjectKey.of("a.mp4");
        Duration hour = Duration.ofHours(1);

        assertThat(signer(data, secret).sign(key, hour, null))
                .isEqualTo(signer(other, secret).sign(key, hour, null));
        assertThat(signer(data, null).sign(key, hour, null))
                .isNotEqualTo(signer(other, null).sign(key, hour, null));
        assertThat(signer(data, null).sign(key, hour, null))
                .isEqualTo(signer(data, null).sign(key, hour, null));
    }

    private static UrlSigner signer(Path data, @org.jspecify.annotations.Nullable String secret) {
        return new UrlSigner(new StorageSettings(data, new StorageSettings.Storage(StorageType.LOCAL, secret)), NOON);
    }
}
