package dev.storyreel.database;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import java.util.Locale;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/** Connects and times a PING. Without Redis everything goes on, only later, so it is never down. */
final class RedisCheck implements ComponentCheck {
    private final RedisAddress address;

    RedisCheck(RedisAddress address) {
        this.address = address;
    }

    @Override
    public String component() {
        return "redis";
    }

    @Override
    public ComponentStatus check() {
        try (Connection connection = RedisWire.connect(address)) {
            long start = System.nanoTime();
            connection.ping();
            double millis = (System.nanoTime() - start) / 1e6;
            return ComponentStatus.up(
                    String.format(Locale.ROOT, "at %s (REDIS_URL), answers in %.1f ms", address.shown(), millis));
        } catch (JedisException e) {
            return ComponentStatus.degraded(
                    "at " + address.shown() + " (REDIS_URL) does not answer: " + e.getMessage()
                            + "; workers look for jobs by themselves instead, each second",
                    "check that Redis runs and REDIS_URL is right, or unset it: PostgreSQL wakes the workers then");
        }
    }
}
