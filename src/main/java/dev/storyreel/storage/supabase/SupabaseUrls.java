package dev.storyreel.storage.supabase;

import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.SignedUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signed URLs of a bucket's objects. Each is a call, so many are had at once, and used again for a while. */
final class SupabaseUrls {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** What a signed upload is good for, if its token does not say. */
    private static final Duration UPLOADS_VALID = Duration.ofHours(2);

    private final SupabaseBucket bucket;
    private final Clock clock;
    private final RecentUrls recent;

    SupabaseUrls(SupabaseBucket bucket, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
        this.recent = new RecentUrls(clock);
    }

    /** The token says whether what is there may be replaced, so that is asked for here, not when it is sent. */
    SignedUpload upload(ObjectKey key, String contentType) {
        try {
            JsonNode signed =
                    bucket.send("POST", "/object/upload/sign/" + bucket.path(key), Map.of(), "x-upsert", "true");
            URI url = bucket.http().at(signed.path("url").asString(""));
            return new SignedUpload(url, Map.of("Content-Type", contentType), expiry(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the token says of itself; whether it is genuine is not for us to know. */
    private Instant expiry(URI url) {
        String[] parts =
                String.valueOf(url.getQuery()).replaceFirst(".*token=", "").split("\\.", -1);
        if (parts.length == 3) {
            try {
                byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
                JsonNode exp = JSON.readTree(new String(claims, StandardCharsets.UTF_8))
                        .path("exp");
                if (exp.isIntegralNumber()) {
                    return Instant.ofEpochSecond(exp.asLong());
                }
            } catch (IllegalArgumentException | JacksonException notReadable) {
                return clock.instant().plus(UPLOADS_VALID);
            }
        }
        return clock.instant().plus(UPLOADS_VALID);
    }

    /** Of objects that are not there, none. */
    Map<ObjectKey, URI> reading(Collection<ObjectKey> keys, Duration validFor) {
        return recent.of(keys, validFor, unknown -> {
            try {
                return sign(unknown, validFor);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Map<ObjectKey, URI> sign(List<ObjectKey> keys, Duration validFor) throws IOException {
        List<String> names = keys.stream().map(bucket.prefix()::name).toList();
        JsonNode signed = bucket.post(
                "/object/sign/" + bucket.name(),
                Map.of("expiresIn", Math.max(1, validFor.toSeconds()), "paths", names));
        if (!signed.isArray()) {
            throw bucket.errors().badAnswer();
        }
        Map<ObjectKey, URI> found = new HashMap<>();
        for (JsonNode one : signed) {
            String url = one.path("signedURL").asString("");
            if (!url.isEmpty()) {
                bucket.prefix()
                        .key(one.path("path").asString(""))
                        .ifPresent(key -> found.put(key, bucket.http().at(url)));
            }
        }
        return found;
    }
}
