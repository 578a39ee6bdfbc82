package dev.storyreel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.web.WebTestApplication.HandClock;
import dev.storyreel.web.WebTestApplication.ReelController;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest extends PlatformTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    HandClock clock;

    @Autowired
    ReelController reels;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        String topic = UUID.randomUUID().toString();

        HttpResponse<String> first = send(making(topic));
        HttpResponse<String> again = send(making(topic));

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isPresent()
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(made(topic)).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        String topic = UUID.randomUUID().toString();
        send(making("first"));

        HttpResponse<String> other = send(making(topic));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).get("code").asString()).isEqualTo("idempotency_key_reused");
        assertThat(made(topic)).isZero();
    }

    @Test
    void aRepeatedRequestIsAnsweredWithoutWhatTheFirstHadToAskFor() {
        String topic = UUID.randomUUID().toString();
        HttpResponse<String> first = send(asking(topic, key));
        reels.vendorAway.set(true);
        try {
            HttpResponse<String> again = send(asking(topic, key));
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(send(asking("other", key)).statusCode()).isEqualTo(409);
            String another = UUID.randomUUID().toString();
            assertThat(send(asking(topic, another)).statusCode()).isEqualTo(502);
            reels.vendorAway.set(false);
            assertThat(send(asking(topic, another)).statusCode()).isEqualTo(202);
        } finally {
            reels.vendorAway.set(false);
        }
        assertThat(made(topic)).isEqualTo(2);
    }

    private HttpRequest.Builder asking(String topic, String key) {
        return posting("/v1/asked-reels", body(topic)).header("Idempotency-Key", key);
    }

    @Test
    void withoutAKeyEveryRequestCounts() {
        String topic = UUID.randomUUID().toString();
        send(posting("/v1/reels", body(topic)));
        send(posting("/v1/reels", body(topic)));

        assertThat(made(topic)).isEqualTo(2);
    }

    @Test
    void aLastingRefusalIsAnAnswerAndUndoesTheWork() {
        HttpResponse<String> first = send(making("refuse"));
        HttpResponse<String> again = send(making("refuse"));

        assertThat(first.statusCode()).isEqualTo(400);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(made("refuse")).isZero();
    }

    @Test
    void anErrorThatMayPassFreesTheKeyAndUndoesTheWork() {
        for (String topic : new String[] {"crash", "broken", "dear", "vendor"}) {
            send(making(topic));
            assertThat(made(topic)).as(topic).isZero();
        }

        assertThat(send(making("now it works")).statusCode()).isEqualTo(202);
    }

    @Test
    void aKeyWhoseFirstRequestStillRunsIsInUse() {
        CountDownLatch release = new CountDownLatch(1);
        reels.hold.set(release);
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> send(making("wait")));
        HttpResponse<String> second;
        try {
            reels.held.await();
            second = send(making("wait"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            reels.hold.set(null);
            release.countDown();
        }

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).get("code").asString()).isEqualTo("idempotency_key_in_use");
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(first.join().statusCode()).isEqualTo(202);
        assertThat(send(making("wait")).body()).isEqualTo(first.join().body());
    }

    @Test
    void aCrowdWithOneKeyMakesOneReel() {
        String topic = UUID.randomUUID().toString();

        var answers =
                IntStream.range(0, 12)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> send(making(topic))))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).contains(202).isSubsetOf(202, 409);
        assertThat(made(topic)).isEqualTo(1);
    }

    @Test
    void answersExpireAfterADayAndAreSweptAway() {
        String topic = UUID.randomUUID().toString();
        send(making(topic));
        clock.set(clock.instant().plus(Duration.ofHours(24)));

        assertThat(send(making(topic)).headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
        assertThat(made(topic)).isEqualTo(2);

        clock.set(clock.instant().plus(Duration.ofHours(25)));
        send(posting("/v1/reels", body("other")).header("Idempotency-Key", UUID.randomUUID() + ""));
        assertThat(jdbc.sql("SELECT count(*) FROM idempotency_keys WHERE key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesKeysThatCannotBeOne() {
        HttpResponse<String> answer = send(posting("/v1/reels", body("a")).header("Idempotency-Key", "k".repeat(256)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").asString()).isEqualTo("idempotency_key_invalid");
    }

    private HttpRequest.Builder making(String topic) {
        return posting("/v1/reels", body(topic)).header("Idempotency-Key", key);
    }

    private static String body(String topic) {
        return "{\"topic\":\"" + topic + "\",\"duration_seconds\":30}";
    }

    private int made(String topic) {
        return jdbc.sql("SELECT count(*) FROM reels WHERE topic = ?")
                .param(topic)
                .query(Integer.class)
                .single();
    }
}
