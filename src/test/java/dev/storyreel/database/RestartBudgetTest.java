package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void isSpentAndComesBackWithTime() {
        RestartBudget budget = new RestartBudget(2, Duration.ofSeconds(10));
        assertThat(budget.takeAt(0)).isTrue();
        assertThat(budget.takeAt(5 * SECOND)).isTrue();
        assertThat(budget.takeAt(9 * SECOND)).isFalse();
        assertThat(budget.takeAt(11 * SECOND)).isTrue();
        assertThat(budget.takeAt(12 * SECOND)).isFalse();
    }
}
