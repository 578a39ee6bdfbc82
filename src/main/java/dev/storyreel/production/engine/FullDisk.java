package dev.storyreel.production.engine;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.JobError;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a disk without room from a bug. */
final class FullDisk {
    private FullDisk() {}

    /** The failure by its name, if that is what it comes of; else as it is. */
    static Throwable named(Throwable failure) {
        boolean known = failure instanceof StoryreelException;
        return !known && isCauseOf(failure)
                ? new StoryreelException(JobError.DISK_FULL, "no space is left on the disk", failure)
                : failure;
    }

    private static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // Java has no exception of its own for this
            String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof IOException
                    && (words.contains("no space left on device") || words.contains("disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
