package dev.storyreel.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of keys and answers. Every method runs in the caller's transaction. */
@Component
final class IdempotencyStore {
    /** Few enough not to be felt, more than the one row that a request adds. */
    private static final int SWEPT_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IdempotencyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param body the JSON as it was sent; empty for none */
    record Answer(
            byte[] requestHash,
            int status,
            @Nullable String location,
            @Nullable String contentType,
            byte[] body) {}

    /** Holds the key until the transaction ends, or says that another one holds it. */
    boolean lock(KeyedRequest request) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:owner || chr(10) || :key, 7240))")
                .param("owner", request.owner())
                .param("key", request.key())
                .query(Boolean.class)
                .single();
    }

    Optional<Answer> find(KeyedRequest request, Instant notBefore) {
        return jdbc.sql("""
                        SELECT request_hash, status, location, content_type, body FROM idempotency_keys
                        WHERE owner = :owner AND key = :key AND created_at > :notBefore""")
                .param("owner", request.owner())
                .param("key", request.key())
                .param("notBefore", utc(notBefore))
                .query(IdempotencyStore::answer)
                .optional();
    }

    /** Takes the place of an expired answer. */
    void keep(KeyedRequest request, ResponseEntity<?> answer, Instant now) {
        Object body = answer.getBody();
        HttpHeaders headers = answer.getHeaders();
        MediaType type = headers.getContentType();
        jdbc.sql("""
                        INSERT INTO idempotency_keys
                            (owner, key, request_hash, status, location, content_type, body, created_at)
                        VALUES (:owner, :key, :hash, :status, :location, :contentType, :body, :now)
                        ON CONFLICT (owner, key) DO UPDATE SET
                            request_hash = excluded.request_hash, status = excluded.status,
                            location = excluded.location, content_type = excluded.content_type,
                            body = excluded.body, created_at = excluded.created_at""")
                .param("owner", request.owner())
                .param("key", request.key())
                .param("hash", request.hash())
                .param("status", answer.getStatusCode().value())
                .param("location", headers.getFirst(HttpHeaders.LOCATION))
                .param("contentType", type == null ? MediaType.APPLICATION_JSON_VALUE : type.toString())
                .param("body", body == null ? new byte[0] : json.writeValueAsBytes(body))
                .param("now", utc(now))
                .update();
    }

    /** Deletes some answers that have expired; rows that another sweep is at are left to it. */
    void sweep(Instant before) {
        jdbc.sql("""
                        DELETE FROM idempotency_keys WHERE (owner, key) IN (
                            SELECT owner, key FROM idempotency_keys WHERE created_at <= :before
                            ORDER BY created_at LIMIT :some FOR UPDATE SKIP LOCKED)""").param("before", utc(before)).param("some", SWEPT_AT_ONCE).update();
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                row.getBytes("request_hash"),
                row.getInt("status"),
                row.getString("location"),
                row.getString("content_type"),
                row.getBytes("body"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
