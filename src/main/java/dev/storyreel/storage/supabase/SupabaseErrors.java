package dev.storyreel.storage.supabase;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.storage.StorageError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Supabase tells of errors: mostly HTTP 400, with the status that is meant in the body,
 * {@code {"statusCode":"404","error":"not_found","message":"Object not found"}}.
 *
 * @param place of the bucket, for people
 */
record SupabaseErrors(String place) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param missing what it is if the object is not there; null where no object was asked for */
    StoryreelException read(int status, byte[] body, @Nullable StoryreelException missing) {
        JsonNode told = json(body);
        int meant = told == null ? status : told.path("statusCode").asInt(status);
        String words = told == null
                ? ""
                : (told.path("error").asString("") + " " + told.path("message").asString("")).toLowerCase(Locale.ROOT);
        if (words.contains("bucket not found")) {
            return failure(
                    StorageError.STORAGE_BUCKET_MISSING,
                    "there is no such bucket: make it, or set SUPABASE_BUCKET",
                    meant);
        }
        if (missing != null
                && told != null
                && (meant == 404 || words.contains("not_found") || words.contains("object not found"))) {
            return missing;
        }
        if (meant == 401
                || words.contains("invalid compact jws")
                || words.contains("jwt")
                || words.contains("api key")) {
            return failure(
                    StorageError.STORAGE_KEY_REJECTED, "the key is not taken: check SUPABASE_SERVICE_ROLE_KEY", meant);
        }
        if (meant == 403) {
            return failure(
                    StorageError.STORAGE_FORBIDDEN,
                    "the key may not do that: SUPABASE_SERVICE_ROLE_KEY must be the service role's, not the anonymous one",
                    meant);
        }
        if (meant >= 500 || meant == 429 || meant == 408 || meant == 423 || meant == 425) {
            return failure(StorageError.STORAGE_UNAVAILABLE, "it is not available for the moment", meant);
        }
        if (meant == 413) {
            return failure(
                    StorageError.STORAGE_REQUEST_REJECTED,
                    "the file is larger than the bucket or the project allows: raise its limit",
                    meant);
        }
        if (meant == 415) {
            return failure(
                    StorageError.STORAGE_REQUEST_REJECTED,
                    "the bucket does not take files of that type: let it",
                    meant);
        }
        if (told == null || meant < 400) {
            return badAnswer();
        }
        return failure(StorageError.STORAGE_REQUEST_REJECTED, "it does not take the request", meant);
    }

    /** What answers is no Supabase: the page of some proxy, say. */
    StoryreelException badAnswer() {
        return new StoryreelException(
                StorageError.STORAGE_BAD_ANSWER,
                place + ": the answer is not one of Supabase Storage; is SUPABASE_URL right?");
    }

    StoryreelException unavailable(String what, Throwable cause) {
        return new StoryreelException(StorageError.STORAGE_UNAVAILABLE, place + " " + what, cause);
    }

    private StoryreelException failure(StorageError error, String what, int status) {
        return new StoryreelException(error, place + ": " + what + " (" + status + ")");
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            JsonNode read = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            return read.isObject() ? read : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
