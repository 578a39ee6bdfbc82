package dev.storyreel.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file written beside its target, which it replaces whole or not at all. Closing deletes what was not published. */
final class AsideFile implements AutoCloseable {
    private final Path target;
    private final Path path;

    AsideFile(Path target) {
        this.target = target.toAbsolutePath();
        // two attempts at the same target must not share it
        this.path = this.target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    Path path() {
        return path;
    }

    /** Moves it into place, once it is on the disk. */
    void publish() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
