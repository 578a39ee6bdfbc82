package dev.storyreel.provider.http;

import dev.storyreel.secret.Secret;
import java.net.URI;
import java.time.Duration;

/** Where a service is, and how long its answers may take. */
public interface Endpoint {
    /** The key, which no error is to show; empty if there is none. */
    Secret apiKey();

    /** Where the service's paths begin, without a slash at the end. */
    URI baseUrl();

    /** How long an answer may take to begin. */
    Duration firstByte();

    /** How long a whole call may take. */
    Duration wholeCall();

    /** One that takes no key. */
    static Endpoint of(URI baseUrl, Duration firstByte, Duration wholeCall) {
        record Keyless(Secret apiKey, URI baseUrl, Duration firstByte, Duration wholeCall) implements Endpoint {}
        return new Keyless(Secret.of(""), baseUrl, firstByte, wholeCall);
    }
}
