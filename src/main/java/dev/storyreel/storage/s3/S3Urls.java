package dev.storyreel.storage.s3;

import dev.storyreel.storage.ExpectedBytes;
import dev.storyreel.storage.SignedUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signed URLs of a bucket's objects; each is made here, with no call. */
record S3Urls(S3Presigner presigner, String bucket, S3Calls calls) {
    /** What a signature may last. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** A SHA-256 as S3 writes it. */
    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /** Length, type and SHA-256 are signed too, so the service takes nothing else. */
    SignedUpload upload(String name, ExpectedBytes expected, String contentType, Duration validFor) {
        String sha256 = base64(expected.sha256());
        var signed = signing(() -> presigner.presignPutObject(url -> url.signatureDuration(shortened(validFor))
                .putObjectRequest(put -> put.bucket(bucket)
                        .key(name)
                        .contentLength(expected.size())
                        .contentType(contentType)
                        .checksumSHA256(sha256))));
        Map<String, String> headers = new TreeMap<>();
        signed.signedHeaders().forEach((header, values) -> {
            // clients send these by themselves, and some let nobody else
            if (!header.equalsIgnoreCase("host") && !header.equalsIgnoreCase("content-length")) {
                headers.put(header, String.join(",", values));
            }
        });
        return new SignedUpload(URI.create(signed.url().toString()), headers, signed.expiration());
    }

    /** @param fileName to save it under, or null to show it */
    URI reading(String name, Duration validFor, @Nullable String fileName) {
        String disposition = fileName == null
                ? null
                : ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString();
        return URI.create(signing(() -> presigner.presignGetObject(url -> url.signatureDuration(shortened(validFor))
                        .getObjectRequest(get -> get.bucket(bucket).key(name).responseContentDisposition(disposition))))
                .url()
                .toString());
    }

    /** No call, unless a key of the machine's role has to be had first. */
    private <T> T signing(Callable<T> sign) {
        try {
            return calls.call(null, sign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration shortened(Duration validFor) {
        return validFor.compareTo(LONGEST) < 0 ? validFor : LONGEST;
    }
}
