package dev.storyreel.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Redis' SUBSCRIBE and PUBLISH, each on a connection of its own. */
final class RedisWire implements Wire {
    private static final Logger log = LoggerFactory.getLogger(RedisWire.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final Duration ALIVE = Duration.ofSeconds(10);

    private final RedisAddress address;
    private final String channel;
    private volatile @Nullable Connection listening;
    private volatile boolean hears;
    private volatile boolean closed;
    private @Nullable Connection sender;

    RedisWire(RedisAddress address) {
        this.address = address;
        this.channel = "storyreel:" + address.number();
    }

    /** @throws JedisException whose message holds neither user nor password */
    static Connection connect(RedisAddress address) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(TIMEOUT_MILLIS)
                .socketTimeoutMillis(TIMEOUT_MILLIS)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .ssl(address.tls());
        if (address.user() != null) {
            config.user(address.user());
        }
        if (address.password() != null) {
            config.password(address.password());
        }
        return new OneConnection(new HostAndPort(address.host(), address.port()), config.build());
    }

    /** Connected when it is made, and never again: what was cut must not come back with the next command. */
    private static final class OneConnection extends Connection {
        // Set while the constructor of the class above runs, so it must have no initial value here.
        private boolean made;

        OneConnection(HostAndPort server, JedisClientConfig config) {
            super(server, config);
        }

        @Override
        public void connect() {
            if (made && !isConnected()) {
                throw new JedisConnectionException("the connection was closed");
            }
            super.connect();
            made = true;
        }
    }

    @Override
    public String describe() {
        return "Redis at " + address.shown();
    }

    @Override
    public void listen(Runnable connected, Consumer<String> messages) throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        try (Connection connection = connect(address)) {
            listening = connection;
            if (!closed) {
                Ear ear = new Ear(connected, messages);
                Thread.ofVirtual().name("redis-alive").start(() -> keepAlive(connection, ear, over));
                ear.proceed(connection, channel);
            }
        } catch (JedisException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            hears = false;
            over.countDown();
        }
        throw new IOException("closed");
    }

    private final class Ear extends JedisPubSub {
        private final Runnable connected;
        private final Consumer<String> messages;
        private volatile boolean heard = true;

        Ear(Runnable connected, Consumer<String> messages) {
            this.connected = connected;
            this.messages = messages;
        }

        @Override
        public void onSubscribe(String from, int subscribed) {
            hears = true;
            connected.run();
        }

        @Override
        public void onMessage(String from, String message) {
            heard = true;
            messages.accept(message);
        }

        @Override
        public void onPong(String pattern) {
            heard = true;
        }
    }

    /** A connection that a firewall forgot looks like silence; so does a Redis that hangs. */
    private static void keepAlive(Connection connection, Ear ear, CountDownLatch over) {
        try {
            while (!over.await(ALIVE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!ear.heard) {
                    cut(connection);
                    return;
                }
                ear.heard = false;
                ear.ping();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JedisException e) {
            log.debug("cannot ask whether Redis is alive", e);
            cut(connection);
        }
    }

    /** While nothing is heard from Redis nothing is sent either, so that nobody waits for it. */
    @Override
    public synchronized void send(String message) {
        if (!hears) {
            throw new JedisConnectionException(describe() + " is away");
        }
        Connection kept = sender;
        if (kept != null) {
            try {
                publish(kept, message);
                return;
            } catch (JedisConnectionException e) {
                log.debug("the sending connection broke; connecting again", e);
            }
        }
        forgetSender();
        Connection fresh = connect(address);
        sender = fresh;
        publish(fresh, message);
    }

    private void publish(Connection to, String message) {
        to.sendCommand(Protocol.Command.PUBLISH, channel, message);
        to.getIntegerReply();
    }

    private void forgetSender() {
        if (sender != null) {
            cut(sender);
            sender = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection connection = listening;
        if (connection != null) {
            cut(connection);
        }
        synchronized (this) {
            forgetSender();
        }
    }

    /** Also ends a read that waits on another thread. */
    private static void cut(Connection connection) {
        try {
            connection.forceDisconnect();
        } catch (IOException e) {
            log.debug("cannot end a connection to Redis", e);
        }
    }
}
