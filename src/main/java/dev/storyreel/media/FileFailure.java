package dev.storyreel.media;

import dev.storyreel.error.FullDisk;
import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Path;

/** Names failures of files. */
final class FileFailure {
    private FileFailure() {}

    static StoryreelException of(Path file, IOException cause) {
        if (FullDisk.isCauseOf(cause)) {
            return new StoryreelException(MediaError.DISK_FULL, "no space is left on the disk of " + file, cause);
        }
        return new StoryreelException(
                MediaError.FILE_NOT_ACCESSIBLE,
                "cannot read or write " + file + " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                        + ")",
                cause);
    }
}
