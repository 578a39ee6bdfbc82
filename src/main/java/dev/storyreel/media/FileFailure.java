package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Names failures of files. */
final class FileFailure {
    private FileFailure() {}

    static StoryreelException of(Path file, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        // Java has no exception of its own for this
        if (reason.toLowerCase(Locale.ROOT).contains("no space left on device")) {
            return new StoryreelException(MediaError.DISK_FULL, "no space is left on the disk of " + file, cause);
        }
        return new StoryreelException(
                MediaError.FILE_NOT_ACCESSIBLE,
                "cannot read or write " + file + " (" + cause.getClass().getSimpleName() + ": " + reason + ")",
                cause);
    }
}
