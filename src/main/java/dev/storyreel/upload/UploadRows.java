package dev.storyreel.upload;

import dev.storyreel.media.HeardSound;
import dev.storyreel.media.MediaFile;
import dev.storyreel.storage.ExpectedBytes;
import dev.storyreel.storage.Retention;
import dev.storyreel.upload.Upload.Status;
import dev.storyreel.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of uploads. */
@Repository
class UploadRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    UploadRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Upload upload) {
        jdbc.sql("""
                        insert into uploads (id, owner, purpose, file_name, size_bytes, sha256, content_type, part_size_bytes,
                            status, created_at, used_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        upload.id(),
                        upload.owner(),
                        upload.purpose().code(),
                        upload.fileName(),
                        upload.bytes().size(),
                        upload.bytes().sha256(),
                        upload.contentType(),
                        upload.partSize(),
                        upload.status().code(),
                        upload.createdAt().atOffset(ZoneOffset.UTC),
                        upload.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Upload> find(UUID id) {
        return jdbc.sql("select * from uploads where id = ?")
                .param(id)
                .query((row, _) -> upload(row))
                .optional();
    }

    /** The same, held until the transaction ends: nobody uses or deletes it meanwhile. */
    Optional<Upload> hold(UUID id) {
        return jdbc.sql("select * from uploads where id = ? for update")
                .param(id)
                .query((row, _) -> upload(row))
                .optional();
    }

    /** Holds those there are likewise, always in the same order. */
    void hold(Collection<UUID> ids) {
        jdbc.sql("select id from uploads where id = any(?) order by id for update")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /**
     * Some of those that were not used since, held likewise; those that others hold are left to them.
     *
     * @param recordings how long those to be dubbed are kept
     */
    List<Upload> holdUnused(Instant since, Retention recordings, Instant now, int limit) {
        return jdbc.sql("""
                        select * from uploads
                        where used_at < case when purpose in ('voice', 'background', 'video')
                            then coalesce((:owners::jsonb ->> owner)::timestamptz, :recordings) else :others end
                        order by used_at limit :limit for update skip locked
                        """)
                .param("owners", json.writeValueAsString(recordings.limits(now)))
                .param("recordings", now.minus(recordings.usual()).atOffset(ZoneOffset.UTC))
                .param("others", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> upload(row))
                .list();
    }

    /**
     * Newest first.
     *
     * @param sha256 of the bytes, if only those are wanted
     */
    List<Upload> list(String owner, @Nullable String sha256, @Nullable Cursor after, int limit) {
        // a plan for any parameters could not go through an index by a condition that may be off
        String condition = (sha256 == null ? "" : " and sha256 = :sha256")
                + (after == null ? "" : " and (created_at, id) < (:at, :id)");
        Map<String, Object> parameters = new HashMap<>(Map.of("owner", owner, "limit", limit));
        if (sha256 != null) {
            parameters.put("sha256", sha256);
        }
        if (after != null) {
            parameters.put("at", after.at().atOffset(ZoneOffset.UTC));
            parameters.put("id", after.id());
        }
        return jdbc.sql("select * from uploads where owner = :owner" + condition
                        + " order by created_at desc, id desc limit :limit")
                .params(parameters)
                .query((row, _) -> upload(row))
                .list();
    }

    /** Those of them that there are. */
    List<UUID> known(Collection<UUID> ids) {
        return jdbc.sql("select id from uploads where id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Notes that it was chosen for something, or is being sent in parts; holds it until the transaction ends. */
    void use(UUID id, Instant now) {
        jdbc.sql("update uploads set used_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /**
     * It can be used. Its bytes were looked at once for each time they were sent: the first to say what they are is right.
     *
     * @return false if it waits no more, or was deleted meanwhile
     */
    boolean settle(UUID id, Findings found) {
        return jdbc.sql("update uploads set status = 'ready', video = :video::jsonb, sound = :sound::jsonb,"
                                + " error_code = null, error_message = null where id = :id and status = 'waiting'")
                        .param("video", written(found.video()))
                        .param("sound", written(found.sound()))
                        .param("id", id)
                        .update()
                > 0;
    }

    /**
     * Other bytes came than were announced; it waits on.
     *
     * @return false if it waits no more, or was deleted meanwhile
     */
    boolean turnBack(UUID id, String errorCode, String errorMessage) {
        return jdbc.sql("update uploads set error_code = ?, error_message = ? where id = ? and status = 'waiting'")
                        .params(errorCode, errorMessage, id)
                        .update()
                > 0;
    }

    /**
     * It cannot be used.
     *
     * @return false if it waits no more, or was deleted meanwhile
     */
    boolean refuse(UUID id, String errorCode, String errorMessage) {
        return jdbc.sql("update uploads set status = 'refused', error_code = :code, error_message = :message"
                                + " where id = :id and status = 'waiting'")
                        .param("code", errorCode)
                        .param("message", errorMessage)
                        .param("id", id)
                        .update()
                > 0;
    }

    void delete(UUID id) {
        jdbc.sql("delete from uploads where id = ?").param(id).update();
    }

    private Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                Purpose.of(row.getString("purpose")),
                row.getString("file_name"),
                new ExpectedBytes(row.getLong("size_bytes"), row.getString("sha256")),
                row.getString("content_type"),
                row.getLong("part_size_bytes"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                read(row.getString("video"), MediaFile.Video.class),
                read(row.getString("sound"), HeardSound.class),
                row.getString("error_code"),
                row.getString("error_message"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private @Nullable String written(@Nullable Object found) {
        return found == null ? null : json.writeValueAsString(found);
    }

    private <T> @Nullable T read(@Nullable String found, Class<T> type) {
        return found == null ? null : json.readValue(found, type);
    }
}
