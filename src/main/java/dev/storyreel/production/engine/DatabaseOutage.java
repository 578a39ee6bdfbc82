package dev.storyreel.production.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionException;

/** A database that is away for a moment is waited for, about half a minute: what was made is not made again. */
final class DatabaseOutage {
    private static final List<Class<? extends Exception>> SIGNS = List.of(
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            TransientDataAccessException.class,
            // a connection that broke in the middle also fails to roll back
            UncategorizedSQLException.class,
            TransactionException.class);

    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .predicate(DatabaseOutage::isCauseOf)
            .maxRetries(10)
            .delay(Duration.ofMillis(100))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .build());

    private DatabaseOutage() {}

    static boolean isCauseOf(Throwable failure) {
        return SIGNS.stream().anyMatch(sign -> sign.isInstance(failure));
    }

    static void sitOut(Runnable change) {
        RETRY.invoke(change);
    }

    static <T> T sitOut(Supplier<T> change) {
        return RETRY.invoke(change);
    }
}
