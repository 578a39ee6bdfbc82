package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs URLs of local objects: {@code /files/{key}?expires=EPOCH_SECONDS[&download=NAME]&signature=…}, where the
 * signature is the HMAC-SHA-256 of method, key, expiry and download name in base64url. Safe for use by many threads.
 */
@OnStorage(StorageType.LOCAL)
@Component
final class UrlSigner {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    UrlSigner(StorageSettings settings, Clock clock) {
        String configured = settings.storage().signingSecret();
        byte[] secret = configured == null
                ? SigningKey.in(settings.dataDir().toAbsolutePath())
                : configured.getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(secret, HMAC);
        this.clock = clock;
    }

    /** @throws StoryreelException {@link StorageError#FILE_NAME_INVALID} */
    URI sign(ObjectKey object, Duration validFor, @Nullable String download) {
        if (download != null) {
            FileNames.require(download);
        }
        long expires = clock.instant().plus(validFor).getEpochSecond();
        String url = "/files/" + object + "?expires=" + expires;
        if (download != null) {
            url += "&download=" + FileNames.encoded(download);
        }
        return URI.create(url + "&signature=" + signature(reading(object, expires, download)));
    }

    /** {@code /files/{key}?expires=EPOCH_SECONDS&size=BYTES&sha256=…&signature=…}, to be sent with PUT. */
    SignedUpload signUpload(ObjectKey object, ExpectedBytes expected, String contentType, Duration validFor) {
        Instant expires = clock.instant().plus(validFor).truncatedTo(ChronoUnit.SECONDS);
        String signature = signature(upload(object, expected, expires.getEpochSecond()));
        URI url = URI.create("/files/" + object + "?expires=" + expires.getEpochSecond() + "&size=" + expected.size()
                + "&sha256=" + expected.sha256() + "&signature=" + signature);
        return new SignedUpload(url, Map.of("Content-Type", contentType), expires);
    }

    /** @throws StoryreelException {@link StorageError#URL_SIGNATURE_INVALID}, {@link StorageError#URL_EXPIRED} */
    void verifyUpload(ObjectKey object, ExpectedBytes expected, long expires, String signature) {
        verify(upload(object, expected, expires), expires, signature);
    }

    /** @throws StoryreelException {@link StorageError#URL_SIGNATURE_INVALID}, {@link StorageError#URL_EXPIRED} */
    void verify(ObjectKey object, long expires, @Nullable String download, String signature) {
        verify(reading(object, expires, download), expires, signature);
    }

    private void verify(String covered, long expires, String signature) {
        byte[] expected = signature(covered).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            throw new StoryreelException(StorageError.URL_SIGNATURE_INVALID, "the signature does not fit this URL");
        }
        // The signature covers the number, so it is one that sign() wrote.
        if (clock.instant().isAfter(Instant.ofEpochSecond(expires))) {
            throw new StoryreelException(StorageError.URL_EXPIRED, "this URL has expired; ask for a new one");
        }
    }

    private static String reading(ObjectKey object, long expires, @Nullable String download) {
        return "GET\n" + object + "\n" + expires + (download == null ? "" : "\n" + download);
    }

    private static String upload(ObjectKey object, ExpectedBytes expected, long expires) {
        return "PUT\n" + object + "\n" + expires + "\n" + expected.size() + "\n" + expected.sha256();
    }

    private String signature(String covered) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] digest = mac.doFinal(covered.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
