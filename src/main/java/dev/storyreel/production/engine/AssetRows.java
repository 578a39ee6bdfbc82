package dev.storyreel.production.engine;

import dev.storyreel.production.Asset;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import dev.storyreel.storage.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    void add(Asset asset, @Nullable Made made) {
        jdbc.sql("""
                        insert into assets (id, production_id, name, object_key, content_type, size_bytes, sha256, work_key,
                            owners_key, notes, created_at)
                        values (:id, :production, :name, :key, :contentType, :size, :sha256, :workKey, :ownersKey, :notes, :now)
                        """)
                .param("id", asset.id())
                .param("production", asset.productionId())
                .param("name", asset.name())
                .param("key", asset.key().value())
                .param("contentType", asset.contentType())
                .param("size", asset.sizeBytes())
                .param("sha256", asset.sha256())
                .param("workKey", made == null ? null : made.key().sha256())
                .param(
                        "ownersKey",
                        made == null || made.ownersKey() == null
                                ? null
                                : made.ownersKey().sha256())
                .param("notes", asset.notes())
                .param("now", Times.sql(asset.createdAt()))
                .update();
    }

    /** What was made with that key, the newest first. */
    List<Asset> made(UUID productionId, WorkKey key) {
        return jdbc.sql(
                        "select * from assets where production_id = ? and work_key = ? order by created_at desc, id desc")
                .params(productionId, key.sha256())
                .query((row, _) -> asset(row))
                .list();
    }

    /** What jobs of other productions of the owner completed with by that key, the newest first; of many the last few. */
    List<Asset> madeElsewhere(String owner, UUID productionId, WorkKey ownersKey) {
        return jdbc.sql("""
                        select a.* from assets a join productions p on p.id = a.production_id
                        where a.owners_key = ? and a.settled and p.owner = ? and p.id <> ? order by a.created_at desc, a.id desc limit 5
                        """)
                .params(ownersKey.sha256(), owner, productionId)
                .query((row, _) -> asset(row))
                .list();
    }

    /** From now on the production has no assets of these names. */
    void retire(UUID productionId, List<String> names) {
        if (!names.isEmpty()) {
            jdbc.sql("update assets set current = false where production_id = ? and current and name = any(?::text[])")
                    .params(productionId, SqlArrays.of(names, name -> name))
                    .update();
        }
    }

    /** Each becomes the production's current asset of its name, in place of the one before. */
    void makeCurrent(List<UUID> ids) {
        for (UUID id : ids) {
            jdbc.sql("""
                            update assets set current = false
                            where current and id <> :id and (production_id, name) =
                                (select production_id, name from assets where id = :id)
                            """).param("id", id).update();
            jdbc.sql("update assets set current = true, settled = true where id = ?")
                    .param(id)
                    .update();
        }
    }

    Optional<Asset> current(UUID productionId, String name) {
        return jdbc.sql("select * from assets where production_id = ? and name = ? and current")
                .params(productionId, name)
                .query((row, _) -> asset(row))
                .optional();
    }

    /** By production; those without are left out. */
    Map<UUID, List<Asset>> current(Collection<UUID> productionIds) {
        return jdbc
                .sql("select * from assets where production_id = any(:ids::uuid[]) and current order by name")
                .param("ids", SqlArrays.of(productionIds, id -> id))
                .query((row, _) -> asset(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Asset::productionId));
    }

    /** All there are of the production, current or not. */
    List<Asset> all(UUID productionId) {
        return jdbc.sql("select * from assets where production_id = ?")
                .param(productionId)
                .query((row, _) -> asset(row))
                .list();
    }

    /** @return those that were still there */
    List<Asset> delete(Collection<Asset> assets) {
        return jdbc.sql("delete from assets where id = any(?::uuid[]) returning *")
                .param(SqlArrays.of(assets, Asset::id))
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
                row.getString("notes"),
                row.getBoolean("settled"),
                Times.get(row, "created_at"));
    }
}
