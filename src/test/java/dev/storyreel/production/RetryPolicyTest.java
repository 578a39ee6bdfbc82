package dev.storyreel.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    @Test
    void backOffIsExponentialWithFullJitterAndACap() {
        var policy = new RetryPolicy(9, Duration.ofSeconds(1), Duration.ofSeconds(5));
        var random = new Random(1);
        for (int failures = 1; failures < 9; failures++) {
            long most = Math.min(5000, 1000L << (failures - 1));
            long seen = 0;
            for (int i = 0; i < 500; i++) {
                long delay = policy.delay(failures, random).toMillis();
                assertThat(delay).isBetween(0L, most);
                seen = Math.max(seen, delay);
            }
            assertThat(seen).isGreaterThan(most * 9 / 10);
        }
    }
}
