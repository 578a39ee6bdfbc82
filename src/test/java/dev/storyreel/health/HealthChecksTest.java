package dev.storyreel.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.health.ComponentStatus.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void asksAllAtOnce() {
        CyclicBarrier together = new CyclicBarrier(2);
        Supplier<ComponentStatus> meeting = () -> {
            try {
                together.await();
                return ComponentStatus.up("met");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };

        List<ComponentHealth> all =
                new HealthChecks(List.of(check("b", meeting), check("a", meeting)), LONG, LONG).all();

        assertThat(all).extracting(ComponentHealth::component).containsExactly("a", "b");
        assertThat(all).extracting(ComponentHealth::detail).containsOnly("met");
    }

    @Test
    void aCheckThatThrowsIsDown() {
        ComponentHealth health = new HealthChecks(
                        List.of(check("disk", () -> {
                            throw new IllegalStateException("no disk");
                        })),
                        LONG,
                        LONG)
                .all()
                .getFirst();

        assertThat(health.status()).isEqualTo(State.DOWN);
        assertThat(health.detail()).contains("no disk");
        assertThat(health.fix()).isNotBlank();
    }

    @Test
    void aCheckThatHangsIsDownAndNotAskedTwice() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        HealthChecks checks = new HealthChecks(
                List.of(
                        check("hangs", () -> {
                            asked.incrementAndGet();
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return ComponentStatus.up("at last");
                        }),
                        check("works", () -> ComponentStatus.up("fine"))),
                Duration.ofMillis(50),
                Duration.ofMillis(50));

        checks.all();
        ComponentHealth hangs = checks.all().getFirst();
        never.countDown();

        assertThat(hangs.status()).isEqualTo(State.DOWN);
        assertThat(hangs.detail()).contains("no answer within 50 ms");
        assertThat(asked).hasValue(1);
    }

    @Test
    void theFirstLookMayTakeLonger() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        HealthChecks checks = new HealthChecks(
                List.of(check("ffmpeg", () -> {
                    try {
                        // the first time longer than the limit, then for ever
                        boolean first = asked.incrementAndGet() == 1;
                        assertThat(never.await(first ? 100 : 60_000, TimeUnit.MILLISECONDS))
                                .isEqualTo(!first);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return ComponentStatus.up("found");
                })),
                LONG,
                Duration.ofMillis(1));

        assertThat(checks.all().getFirst().status()).isEqualTo(State.UP);
        assertThat(checks.all().getFirst().status()).isEqualTo(State.DOWN);
        never.countDown();
    }

    private static ComponentCheck check(String name, Supplier<ComponentStatus> status) {
        return new ComponentCheck() {
            @Override
            public String component() {
                return name;
            }

            @Override
            public ComponentStatus check() {
                return status.get();
            }
        };
    }
}
