package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

class RedisNotificationsTest extends NotificationsTest {
    private final TestRedis redis = new TestRedis();
    private final RedisAddress address = RedisAddress.parse(redis.url());

    @Override
    Wire wire() {
        redis.start();
        return new RedisWire(address);
    }

    @AfterEach
    void stopRedis() {
        notifications.close();
        redis.close();
    }

    @Override
    void interrupt() {
        redis.stop();
        redis.start();
    }

    @Override
    int connections() {
        try (Connection asking = RedisWire.connect(address)) {
            asking.sendCommand(Protocol.Command.CLIENT, "LIST");
            return (int) asking.getBulkReply().lines().count() - 1;
        }
    }

    @Test
    void aSenderWhoseConnectionWasCutConnectsAgain() throws Exception {
        notifications.send("jobs", "one");
        awaitReceived("one");
        try (Connection other = RedisWire.connect(address)) {
            other.sendCommand(Protocol.Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "yes");
            assertThat(other.getIntegerReply()).isEqualTo(1);
        }
        notifications.send("jobs", "two");
        awaitReceived("one", "two");
    }

    @Test
    void keepsToItsOwnNumber() throws Exception {
        RedisAddress other = new RedisAddress(address.host(), address.port(), false, null, address.password(), 8);
        try (Notifications others = new Notifications(new RedisWire(other))) {
            others.send("jobs", "not for us");
        }
        notifications.send("jobs", "for us");
        awaitReceived("for us");
    }

    @Test
    void saysHowRedisIsAndHowToMendIt() {
        RedisCheck check = new RedisCheck(address);
        ComponentStatus up = check.check();
        assertThat(up.state()).isEqualTo(ComponentStatus.State.UP);
        assertThat(up.detail())
                .matches("at localhost:" + address.port() + "/7 \\(REDIS_URL\\), answers in \\d+\\.\\d ms");
        redis.stop();
        ComponentStatus away = check.check();
        assertThat(away.state()).isEqualTo(ComponentStatus.State.DEGRADED);
        assertThat(away.detail()).contains("localhost:" + address.port()).doesNotContain("s3cret");
        assertThat(away.fix()).contains("REDIS_URL");
    }

    @Test
    void aWrongPasswordIsToldAndNotRepeated() {
        RedisAddress wrong = new RedisAddress(address.host(), address.port(), false, "me", "hush-hush", 0);
        assertThatThrownBy(() -> RedisWire.connect(wrong).close())
                .isInstanceOf(JedisException.class)
                .hasMessageContaining("WRONGPASS")
                .hasMessageNotContaining("hush-hush");
        assertThat(wrong.toString()).doesNotContain("hush-hush");
    }

    @Test
    void readsWhatMayStandInTheUrl() {
        assertThat(RedisAddress.parse("rediss://me:a%20b+c@my_cache:7000/12"))
                .isEqualTo(new RedisAddress("my_cache", 7000, true, "me", "a b+c", 12));
        assertThat(RedisAddress.parse("redis://[::1]")).isEqualTo(new RedisAddress("::1", 6379, false, null, null, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379",
                "redis://",
                "redis://:hush-hush@host:0",
                "redis://:hush-hush@host:99999",
                "redis://:hush-hush%zz@host",
                "redis://:hush-hush@/x@host",
                "unix:///hush-hush"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> RedisAddress.parse(url))
                .isInstanceOf(StoryreelException.class)
                .hasMessageStartingWith("REDIS_URL is not understood")
                .hasMessageNotContaining("hush-hush")
                .extracting(e -> Objects.toString(e.getCause()))
                .asString()
                .doesNotContain("hush-hush");
    }
}
