package dev.storyreel.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionException;

/**
 * A database that is away for a moment is waited for, about half a minute: what was made, or paid, is not lost for that. Safe
 * for use by many threads.
 */
public final class DatabaseOutage {
    private static final List<Class<? extends Exception>> SIGNS = List.of(
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            TransientDataAccessException.class,
            TransactionException.class);

    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .predicate(DatabaseOutage::isCauseOf)
            .maxRetries(10)
            .delay(Duration.ofMillis(100))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .build());

    private DatabaseOutage() {}

    /** Whether a change may succeed if it is tried again, since the connection failed and not the change. */
    public static boolean isCauseOf(Throwable failure) {
        return failure instanceof UncategorizedSQLException unknown
                ? isOfConnection(unknown.getSQLException())
                : SIGNS.stream().anyMatch(sign -> sign.isInstance(failure));
    }

    /** The server gives each of its errors a state; the pool gives none when a connection broke in the middle. */
    private static boolean isOfConnection(@Nullable SQLException failure) {
        String state = failure == null ? null : failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    /**
     * Makes a change, again and again while the database is away.
     *
     * @param change done twice, it is as done once
     */
    public static void sitOut(Runnable change) {
        RETRY.invoke(change);
    }

    /** The same of one that tells something. */
    public static <T> T sitOut(Supplier<T> change) {
        return RETRY.invoke(change);
    }
}
