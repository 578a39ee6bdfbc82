package dev.storyreel.production.engine;

import dev.storyreel.database.Ids;
import dev.storyreel.production.Asset;
import dev.storyreel.storage.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of assets: noted when a file is stored, current once the job that made it is complete. */
@Component
class AssetRows {
    private final JdbcClient jdbc;

    AssetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a stored file, not yet current. */
    Asset add(StartedJob job, String name, ObjectKey key, String contentType, long size, String sha256, Instant now) {
        Asset asset = new Asset(Ids.next(), job.productionId(), name, key, contentType, size, sha256, now);
        jdbc.sql("""
                        insert into assets (id, production_id, origin, name, object_key, content_type, size_bytes, sha256,
                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        asset.id(),
                        asset.productionId(),
                        job.origin(),
                        name,
                        key.value(),
                        contentType,
                        size,
                        sha256,
                        Times.sql(now))
                .update();
        return asset;
    }

    /** The newest file of that name from the same piece of work. */
    Optional<Asset> earlier(StartedJob job, String name) {
        return jdbc.sql("select * from assets where origin = ? and name = ? order by created_at desc, id desc limit 1")
                .params(job.origin(), name)
                .query((row, _) -> asset(row))
                .optional();
    }

    /** Each becomes the production's current asset of its name, in place of the one before. */
    void makeCurrent(List<UUID> ids) {
        for (UUID id : ids) {
            jdbc.sql("""
                            update assets set current = false
                            where current and id <> :id and (production_id, name) =
                                (select production_id, name from assets where id = :id)
                            """).param("id", id).update();
            jdbc.sql("update assets set current = true where id = ?").param(id).update();
        }
    }

    Optional<Asset> current(UUID productionId, String name) {
        return jdbc.sql("select * from assets where production_id = ? and name = ? and current")
                .params(productionId, name)
                .query((row, _) -> asset(row))
                .optional();
    }

    List<Asset> current(UUID productionId) {
        return jdbc.sql("select * from assets where production_id = ? and current order by name")
                .param(productionId)
                .query((row, _) -> asset(row))
                .list();
    }

    private static Asset asset(ResultSet row) throws SQLException {
        return new Asset(
                row.getObject("id", UUID.class),
                row.getObject("production_id", UUID.class),
                row.getString("name"),
                new ObjectKey(row.getString("object_key")),
                row.getString("content_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                Times.get(row, "created_at"));
    }
}
