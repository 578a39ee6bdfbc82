package dev.storyreel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Short messages between all processes on one database, by PostgreSQL's LISTEN and NOTIFY. One connection of its own per
 * process listens; all channels travel on one PostgreSQL channel, so a subscription holds from the moment it is made.
 *
 * <p>A message may be lost while the connection is down: it is a hint to look at the tables, never the only word. After
 * an interruption every subscriber is told {@link Subscriber#reconnected}. Safe for use by many threads.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final String POSTGRES_CHANNEL = "storyreel";
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_.:-]{0,62}");
    /** PostgreSQL takes payloads shorter than 8000 bytes; the channel's name and a space are part of ours. */
    private static final int MAX_PAYLOAD_CHARS = 1900;

    private static final int POLL_MILLIS = 10_000;
    private static final int ALIVE_SECONDS = 5;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(5);

    private final DataSource listenSource;
    private final JdbcClient sender;
    private final Map<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile Connection connection;

    /** Called on the listening thread: must return quickly, and hand longer work to a thread of its own. */
    public interface Subscriber {
        /** A message came on the channel. */
        void received(String payload);

        /** Messages may have been missed: read again what they would have told of. */
        default void reconnected() {}
    }

    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Connects and starts to listen.
     *
     * @param listenSource gives a connection of its own, not one of a pool
     * @param sendSource the pool; a message sent within a transaction of it is sent when that commits
     */
    Notifications(DataSource listenSource, DataSource sendSource) throws SQLException {
        this.listenSource = listenSource;
        this.sender = JdbcClient.create(sendSource);
        this.connection = listen();
        this.thread = Thread.ofPlatform().name("notifications").daemon().start(this::run);
    }

    /**
     * Calls the subscriber for each message on the channel from now on.
     *
     * @param channel 1–63 characters from {@code a–z 0–9 _ . : -}, beginning with a letter
     */
    public Subscription subscribe(String channel, Subscriber subscriber) {
        List<Subscriber> list = subscribers.computeIfAbsent(check(channel), _ -> new CopyOnWriteArrayList<>());
        list.add(subscriber);
        return () -> list.remove(subscriber);
    }

    /**
     * Sends to the subscribers of all processes, this one too. Within a transaction (Spring's, on the pool) the message
     * goes out when it commits and not at all when it rolls back.
     *
     * @param payload up to 1,900 characters
     */
    public void send(String channel, String payload) {
        if (payload.length() > MAX_PAYLOAD_CHARS) {
            throw new IllegalArgumentException("a notification of " + payload.length() + " characters is too long");
        }
        sender.sql("SELECT pg_notify(?, ?)")
                .params(POSTGRES_CHANNEL, check(channel) + " " + payload)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String check(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("not a channel: \"" + channel + "\"");
        }
        return channel;
    }

    private void run() {
        while (isRunning()) {
            try {
                receive(connection);
            } catch (SQLException e) {
                reconnect(e);
            }
        }
    }

    private void receive(Connection from) throws SQLException {
        PGNotification @Nullable [] messages = from.unwrap(PGConnection.class).getNotifications(POLL_MILLIS);
        if (messages == null || messages.length == 0) {
            // A connection that a firewall forgot looks like silence.
            if (!from.isValid(ALIVE_SECONDS)) {
                throw new SQLException("the connection is dead");
            }
            return;
        }
        for (PGNotification message : messages) {
            dispatch(message.getParameter());
        }
    }

    private void dispatch(String message) {
        int space = message.indexOf(' ');
        if (space > 0) {
            String payload = message.substring(space + 1);
            tell(subscribers.getOrDefault(message.substring(0, space), List.of()), s -> s.received(payload));
        }
    }

    private void reconnect(SQLException cause) {
        if (!isRunning()) {
            return;
        }
        log.warn("the listening connection broke ({}); connecting again", cause.getMessage());
        close(connection);
        Duration backOff = FIRST_BACK_OFF;
        while (isRunning()) {
            try {
                connection = listen();
                subscribers.values().forEach(list -> tell(list, Subscriber::reconnected));
                return;
            } catch (SQLException e) {
                log.debug("still not connected", e);
                pause(backOff);
                backOff = backOff.multipliedBy(2).compareTo(MAX_BACK_OFF) < 0 ? backOff.multipliedBy(2) : MAX_BACK_OFF;
            }
        }
    }

    private Connection listen() throws SQLException {
        Connection fresh = listenSource.getConnection();
        try (Statement statement = fresh.createStatement()) {
            statement.execute("LISTEN " + POSTGRES_CHANNEL);
            return fresh;
        } catch (SQLException e) {
            close(fresh);
            throw e;
        }
    }

    private static void tell(List<Subscriber> list, Consumer<Subscriber> message) {
        for (Subscriber subscriber : list) {
            try {
                message.accept(subscriber);
            } catch (RuntimeException e) {
                log.warn("a subscriber failed", e);
            }
        }
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Waits, but not longer than until the end. */
    private void pause(Duration time) {
        try {
            boolean ended = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
            log.trace("paused, ended {}", ended);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    /** Stops listening; no subscriber is called after that. */
    @Override
    public void close() {
        stopped.countDown();
        close(connection);
        if (!Thread.currentThread().equals(thread)) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        // It may have connected once more while we closed.
        close(connection);
    }

    /** Abort, not close: it also ends a read that waits on another thread. */
    private static void close(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("cannot end the listening connection", e);
        }
    }
}
