package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Migrates, unless the tables were made by a newer program, which Flyway by itself would pass over in silence. */
final class SchemaVersion implements FlywayMigrationStrategy {
    @Override
    public void migrate(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .findFirst()
                .ifPresent(SchemaVersion::refuse);
        flyway.migrate();
    }

    private static void refuse(MigrationInfo newer) {
        throw new StoryreelException(
                DatabaseError.DATABASE_SCHEMA_NEWER,
                "the database was used by a newer Storyreel (its schema has version " + newer.getVersion()
                        + ", which this one does not know); use that newer version");
    }
}
