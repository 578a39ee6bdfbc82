package dev.storyreel.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL's LISTEN, on a connection of its own, and NOTIFY, all on one PostgreSQL channel. */
final class PostgresWire implements Wire {
    private static final Logger log = LoggerFactory.getLogger(PostgresWire.class);
    private static final String POSTGRES_CHANNEL = "storyreel";
    private static final int POLL_MILLIS = 10_000;
    private static final int ALIVE_SECONDS = 5;

    private final DataSource listenSource;
    private final JdbcClient sender;
    private volatile @Nullable Connection listening;
    private volatile boolean closed;

    /**
     * @param listenSource gives a connection of its own, not one of a pool
     * @param sendSource the pool
     */
    PostgresWire(DataSource listenSource, DataSource sendSource) {
        this.listenSource = listenSource;
        this.sender = JdbcClient.create(sendSource);
    }

    @Override
    public String describe() {
        return "PostgreSQL";
    }

    @Override
    public void listen(Runnable connected, Consumer<String> messages) throws IOException {
        try (Connection connection = listenSource.getConnection();
                Statement statement = connection.createStatement()) {
            listening = connection;
            statement.execute("LISTEN " + POSTGRES_CHANNEL);
            connected.run();
            while (!closed) {
                receive(connection, messages);
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new IOException("closed");
    }

    private static void receive(Connection from, Consumer<String> messages) throws SQLException {
        PGNotification @Nullable [] heard = from.unwrap(PGConnection.class).getNotifications(POLL_MILLIS);
        if (heard == null || heard.length == 0) {
            // A connection that a firewall forgot looks like silence.
            if (!from.isValid(ALIVE_SECONDS)) {
                throw new SQLException("the connection is dead");
            }
            return;
        }
        for (PGNotification message : heard) {
            messages.accept(message.getParameter());
        }
    }

    @Override
    public void send(String message) {
        sender.sql("SELECT pg_notify(?, ?)")
                .params(POSTGRES_CHANNEL, message)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Abort, not close: it also ends a read that waits on another thread. */
    @Override
    public void close() {
        closed = true;
        Connection connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("cannot end the listening connection", e);
            }
        }
    }
}
