package dev.storyreel.storage.supabase;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectPrefix;
import dev.storyreel.storage.ServiceAddress;
import dev.storyreel.storage.StorageError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bucket, and how it is asked. */
record SupabaseBucket(SupabaseSettings settings, ObjectPrefix prefix, SupabaseErrors errors, SupabaseHttp http)
        implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws StoryreelException {@link StorageError#STORAGE_NOT_CONFIGURED} */
    static SupabaseBucket of(SupabaseSettings settings, Duration firstPause) {
        URI url = settings.url();
        if (url == null || url.toString().isEmpty()) {
            throw missing("SUPABASE_URL");
        }
        ServiceAddress.require(url, "SUPABASE_URL");
        if (settings.serviceKey().isEmpty()) {
            throw missing("SUPABASE_SERVICE_ROLE_KEY");
        }
        if (settings.bucket().isBlank()) {
            throw missing("SUPABASE_BUCKET");
        }
        String root = url.toString().replaceAll("/+$", "").replaceAll("/storage/v1$", "") + "/storage/v1";
        SupabaseErrors errors = new SupabaseErrors("bucket " + settings.bucket() + " at " + ServiceAddress.shown(url));
        SupabaseHttp http = new SupabaseHttp(
                URI.create(root), settings.serviceKey(), errors, settings.connectTimeout(), firstPause);
        return new SupabaseBucket(settings, ObjectPrefix.of(settings.prefix()), errors, http);
    }

    private static StoryreelException missing(String variable) {
        return new StoryreelException(
                StorageError.STORAGE_NOT_CONFIGURED, "storage is supabase, but something is missing: set " + variable);
    }

    String name() {
        return settings.bucket();
    }

    /** Of an object, with the bucket. */
    String path(ObjectKey key) {
        return name() + "/" + prefix.name(key);
    }

    /** @param missing what it is if the object is not there */
    JsonNode get(String path, @Nullable StoryreelException missing) throws IOException {
        return http.json(http.request(path).GET().build(), settings.callTimeout(), missing);
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException {
        return send("POST", path, body);
    }

    /** @param headers names and values, in turns */
    JsonNode send(String method, String path, Map<String, ?> body, String... headers) throws IOException {
        var request = http.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.json(request.build(), settings.callTimeout(), null);
    }

    /** A time as the service tells it. */
    Instant time(String told) {
        try {
            return OffsetDateTime.parse(told).toInstant();
        } catch (DateTimeParseException e) {
            throw errors.badAnswer();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
