package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The server at DATABASE_URL. */
record RemotePostgres(ConnectionTarget target) implements PostgresServer {
    private static final int OLDEST_MAJOR = 15;

    /**
     * Looks whether the server can be used.
     *
     * @throws StoryreelException with the reason and the fix, see {@link DatabaseError}
     */
    static RemotePostgres check(String databaseUrl, Duration timeout) {
        ConnectionTarget target = DatabaseUrl.parse(databaseUrl);
        try (Connection connection = ServerDataSource.connect(
                target, Map.of("connectTimeout", Long.toString(Math.max(1, timeout.toSeconds()))))) {
            requireSupported(connection.getMetaData().getDatabaseMajorVersion(), target.shown());
            return new RemotePostgres(target);
        } catch (SQLException e) {
            throw ConnectionFailure.explain(e, target.shown() + " (DATABASE_URL)");
        }
    }

    static void requireSupported(int major, String where) {
        if (major < OLDEST_MAJOR) {
            throw new StoryreelException(
                    DatabaseError.DATABASE_TOO_OLD,
                    "the server at " + where + " (DATABASE_URL) is PostgreSQL " + major + "; Storyreel needs "
                            + OLDEST_MAJOR + " or newer: upgrade it, or unset DATABASE_URL to use the embedded one");
        }
    }

    @Override
    public String describe() {
        return "at " + target.shown() + " (DATABASE_URL)";
    }

    @Override
    public void close() {}
}
