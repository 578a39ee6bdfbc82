package dev.storyreel.database;

import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real Redis on a free port; it keeps its port when it is stopped and started again. */
public final class TestRedis implements AutoCloseable {
    private static final String PASSWORD = "s3cret@/";

    private final int port;
    private final RedisServer server;

    /** Not started yet. */
    public TestRedis() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("requirepass " + PASSWORD)
                    .setting("save \"\"")
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For {@code REDIS_URL}. */
    public String url() {
        return "redis://:s3cret%40%2F@localhost:" + port + "/7";
    }

    @Override
    public void close() {
        stop();
    }
}
