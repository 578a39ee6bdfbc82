package dev.storyreel.storage;

import dev.storyreel.error.FullDisk;
import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes files appear whole or not at all: written aside on the same file system, forced to disk, then renamed. Of
 * several writers of one file the last to rename wins whole.
 */
final class AtomicFiles {
    private static final Logger log = LoggerFactory.getLogger(AtomicFiles.class);
    private static final Pattern TEMPORARY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);
    private static final int MOVES = 10;

    private final Path root;
    /** No key has a part that begins with a dot, so this is never an object. */
    private final Path incoming;

    AtomicFiles(Path root) {
        this.root = root;
        this.incoming = root.resolve(".incoming");
    }

    /**
     * Publishes all that the stream gives as the target, which lies under the root.
     *
     * @throws StoryreelException {@link StorageError#STORAGE_NOT_WRITABLE}
     */
    void publish(InputStream in, Path target) throws IOException {
        try {
            Path temporary = Files.createDirectories(incoming).resolve(UUID.randomUUID() + ".part");
            try {
                write(in, temporary);
                move(temporary, target);
                forceFolders(parent(target));
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new StoryreelException(
                    StorageError.STORAGE_NOT_WRITABLE, "cannot store " + root.relativize(target) + ": " + reason(e), e);
        }
    }

    /** Deletes what writers that died left behind more than an hour ago. */
    void sweep() {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        Instant before = Instant.now().minus(LEFT_BEHIND);
        try (Stream<Path> found = Files.list(incoming)) {
            found.filter(path ->
                            TEMPORARY.matcher(path.getFileName().toString()).matches())
                    .forEach(path -> deleteIfOlder(path, before));
        } catch (IOException e) {
            log.warn("could not look for left-over files in {}: {}", incoming, e.toString());
        }
    }

    private static void deleteIfOlder(Path path, Instant before) {
        try {
            if (Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            log.warn("could not delete the left-over file {}: {}", path, e.toString());
        }
    }

    private static void write(InputStream in, Path temporary) throws IOException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /** Folders that are empty may be deleted at any time. */
    private static void move(Path temporary, Path target) throws IOException {
        for (int left = MOVES; ; left--) {
            try {
                Files.createDirectories(parent(target));
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // the second where a folder went while it was found there
                if (left <= 1) {
                    throw e;
                }
            }
        }
    }

    /** The new name survives a power cut only when its folder, and the folders made for it, are on disk too. */
    private void forceFolders(Path folder) {
        for (Path at = folder; at.startsWith(root); at = parent(at)) {
            try (FileChannel channel = FileChannel.open(at, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                log.debug("this file system does not force folders: {}", e.toString());
                return;
            }
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("the root of a file system has no folder: " + path);
        }
        return parent;
    }

    private static String reason(IOException e) {
        if (FullDisk.isCauseOf(e)) {
            return "the disk is full";
        }
        return e instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : e.getClass().getSimpleName();
    }
}
