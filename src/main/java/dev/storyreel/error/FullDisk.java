package dev.storyreel.error;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a disk without room. Java has no exception of its own for that, so the system's words have to do. */
public final class FullDisk {
    private static final List<String> WORDS = List.of("no space left on device", "disk quota exceeded");

    /** {@code disk_full} of PostgreSQL. */
    private static final String SQL_STATE = "53100";

    private FullDisk() {}

    /** Whether the failure, or what it comes of, is that a file or the database found no room. */
    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean full = cause instanceof SQLException sql
                    ? SQL_STATE.equals(sql.getSQLState())
                    : cause instanceof IOException && isSaidIn(String.valueOf(cause.getMessage()));
            if (full) {
                return true;
            }
        }
        return false;
    }

    /** Whether a program says so in its last words. */
    public static boolean isSaidIn(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(said::contains);
    }
}
