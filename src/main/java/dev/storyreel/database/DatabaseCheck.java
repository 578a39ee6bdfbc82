package dev.storyreel.database;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks the database for its version, through the pool as everybody does. */
final class DatabaseCheck implements ComponentCheck {
    private final PostgresServer server;
    private final DataSource pool;

    DatabaseCheck(PostgresServer server, DataSource pool) {
        this.server = server;
        this.pool = pool;
    }

    @Override
    public String component() {
        return "database";
    }

    @Override
    public ComponentStatus check() {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return ComponentStatus.up("PostgreSQL " + row.getString(1).split(" ", 2)[0] + ", " + server.describe());
        } catch (SQLException e) {
            String fix = server instanceof EmbeddedPostgres
                    ? "look into server.log beside its data; restarting Storyreel starts it again"
                    : "check that the server runs and DATABASE_URL is right";
            return ComponentStatus.down(server.describe() + " does not answer: " + e.getMessage(), fix);
        }
    }
}
