package dev.storyreel.production.engine;

import dev.storyreel.error.FullDisk;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.JobError;
import org.jspecify.annotations.Nullable;

/** Tells what ran out on this machine from a bug. */
final class Shortage {
    private Shortage() {}

    /** The failure by its name, if that is what it comes of; else as it is. */
    static Throwable named(Throwable failure) {
        if (failure instanceof StoryreelException) {
            return failure;
        }
        if (FullDisk.isCauseOf(failure)) {
            return new StoryreelException(JobError.DISK_FULL, "no space is left on the disk", failure);
        }
        if (isOfMemory(failure)) {
            return new StoryreelException(
                    JobError.OUT_OF_MEMORY, "there was not enough memory; the heap may be too small", failure);
        }
        return failure;
    }

    private static boolean isOfMemory(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }
}
