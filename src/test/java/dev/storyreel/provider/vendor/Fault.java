package dev.storyreel.provider.vendor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can go wrong between us and a vendor. */
public sealed interface Fault {
    /** An error answer. */
    record Status(int status, Map<String, String> headers, String body) implements Fault {}

    /** The connection ends without an answer. */
    record Reset() implements Fault {}

    /** The answer ends in its middle. */
    record Cut() implements Fault {}

    /** No answer within any limit. */
    record Silence(Duration until) implements Fault {}

    static Fault status(int status, String body, String... headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return new Status(status, map, body);
    }

    /** A page of some proxy in place of an answer. */
    static Fault html() {
        return status(200, "<html><body>Welcome to the hotel</body></html>", "Content-Type", "text/html");
    }

    /** Nothing in place of an answer. */
    static Fault empty() {
        return status(200, "", "Content-Type", "application/json");
    }

    /** Something else in place of an answer. */
    static Fault garbage() {
        return status(200, "{\"output\": 7, \"candidates\": \"x\", \"data\": {}", "Content-Type", "application/json");
    }
}
