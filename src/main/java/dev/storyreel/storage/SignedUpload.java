package dev.storyreel.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request that stores one object without any other credential: {@code PUT} of its bytes to the URL, with the headers.
 *
 * @param url absolute, or, for local storage, relative to the server's root ({@code /files/…})
 * @param expiresAt until when it may begin
 */
public record SignedUpload(URI url, Map<String, String> headers, Instant expiresAt) {
    public SignedUpload {
        headers = Map.copyOf(headers);
    }
}
