package dev.storyreel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A new connection each time, to wherever the server is at that time: what the pool and the listener draw from. */
final class ServerDataSource extends AbstractDataSource {
    private static final Driver DRIVER = new Driver();

    private final PostgresServer server;
    private final Map<String, String> defaults;
    private volatile int loginTimeoutSeconds;

    /** @param applicationName shown in {@code pg_stat_activity} */
    ServerDataSource(PostgresServer server, String applicationName) {
        this.server = server;
        this.defaults = Map.of("ApplicationName", applicationName, "connectTimeout", "5", "tcpKeepAlive", "true");
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(server.target());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        Map<String, String> parameters = new HashMap<>(server.target().parameters());
        parameters.put("user", username);
        parameters.put("password", password);
        ConnectionTarget target = server.target();
        return connect(new ConnectionTarget(target.jdbcUrl(), parameters, target.shown()));
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeoutSeconds = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeoutSeconds;
    }

    private Connection connect(ConnectionTarget target) throws SQLException {
        Map<String, String> all = new HashMap<>(defaults);
        all.put("loginTimeout", Integer.toString(loginTimeoutSeconds));
        return connect(target, all);
    }

    static Connection connect(ConnectionTarget target, Map<String, String> defaults) throws SQLException {
        Connection connection = DRIVER.connect(target.jdbcUrl(), target.properties(defaults));
        if (connection == null) {
            throw new SQLException("the driver does not know the URL of " + target.shown());
        }
        return connection;
    }
}
