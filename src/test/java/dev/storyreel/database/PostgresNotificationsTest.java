package dev.storyreel.database;

import java.time.Duration;

class PostgresNotificationsTest extends NotificationsTest {
    private final RemotePostgres server = RemotePostgres.check(TestDatabase.emptyDatabase(), Duration.ofSeconds(5));

    @Override
    Wire wire() {
        ServerDataSource source = new ServerDataSource(server, "test");
        return new PostgresWire(source, source);
    }

    @Override
    void interrupt() throws Exception {
        TestDatabase.execute(
                server.target(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    @Override
    int connections() throws Exception {
        return Integer.parseInt(
                TestDatabase.query(
                        server.target(),
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    }
}
