package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;

/** The 32 random bytes that sign URLs, kept in {@code {data-dir}/url-signing.key} for the owner's eyes only. */
final class SigningKey {
    private static final int BYTES = 32;

    private SigningKey() {}

    /**
     * The key in the folder; made on the first call. Processes that start at the same time agree on one.
     *
     * @throws StoryreelException {@link StorageError#SIGNING_KEY_UNUSABLE}
     */
    static byte[] in(Path folder) {
        Path file = folder.resolve("url-signing.key");
        try {
            if (!Files.exists(file)) {
                create(Files.createDirectories(folder), file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw unusable(file, "it does not hold " + BYTES + " bytes; delete it to get a new one", null);
            }
            return key;
        } catch (IOException e) {
            throw unusable(file, e.toString(), e);
        }
    }

    /** A hard link appears whole and never replaces: the first of several processes wins. */
    private static void create(Path folder, Path file) throws IOException {
        Path temporary = folder.resolve("." + UUID.randomUUID() + ".key");
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(folder))) {
                channel.write(ByteBuffer.wrap(key));
                channel.force(true);
            }
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            if (!file.toString().equals(e.getFile()) && !Files.exists(file)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                && folder.getFileSystem().equals(FileSystems.getDefault());
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static StoryreelException unusable(
            Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new StoryreelException(
                StorageError.SIGNING_KEY_UNUSABLE, "the signing key in " + file + " cannot be used: " + why, cause);
    }
}
