package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Objects as files under {@code {data-dir}/objects}. The content type of an object is that of its file extension (see
 * {@link ContentTypes}); the one given when storing is not kept. Links inside the folder are never followed: an object
 * behind one does not exist. The folder itself may be one, so that it can lie on another disk.
 */
@OnStorage(StorageType.LOCAL)
@Component
final class LocalObjectStore implements ObjectStore {
    private static final Logger log = LoggerFactory.getLogger(LocalObjectStore.class);

    private static final double GIB = 1L << 30;
    private static final double LOW_GIB = 1;

    private final Path root;
    private final AtomicFiles files;
    private final UrlSigner signer;

    LocalObjectStore(StorageSettings settings, UrlSigner signer) throws IOException {
        this.root = Files.createDirectories(settings.dataDir().toAbsolutePath().resolve("objects"))
                .toRealPath();
        this.files = new AtomicFiles(root);
        this.signer = signer;
        files.sweep();
    }

    @Override
    public void put(ObjectKey key, Path file, String contentType) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            publish(key, in);
        }
    }

    @Override
    public void put(ObjectKey key, byte[] bytes, String contentType) throws IOException {
        try (InputStream in = new java.io.ByteArrayInputStream(bytes)) {
            publish(key, in);
        }
    }

    private void publish(ObjectKey key, InputStream in) throws IOException {
        Path target = root.resolve(key.value());
        refuseLinkedParents(key, target);
        files.publish(in, target);
    }

    /**
     * Stores what is received, if it is what was expected.
     *
     * @throws StoryreelException {@link StorageError#SIZE_MISMATCH}, {@link StorageError#CHECKSUM_MISMATCH},
     *     {@link StorageError#TRANSFER_BROKEN_OFF}
     */
    void receive(ObjectKey key, InputStream body, ExpectedBytes expected) throws IOException {
        try (InputStream in = new ExpectedStream(new SentStream(body), expected)) {
            publish(key, in);
        }
    }

    /** @throws StoryreelException {@link StorageError#OBJECT_NOT_FOUND} */
    InputStream open(ObjectKey key) throws IOException {
        try {
            return Channels.newInputStream(FileChannel.open(
                    file(key).orElseThrow(() -> StorageError.notFound(key)),
                    StandardOpenOption.READ,
                    LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            throw StorageError.notFound(key);
        }
    }

    @Override
    public void fetch(ObjectKey key, Path target, long maxBytes) throws IOException {
        Path source = file(key).orElseThrow(() -> StorageError.notFound(key));
        try {
            if (Files.size(source) > maxBytes) {
                throw StorageError.tooManyBytes(key, maxBytes);
            }
            Files.copy(source, target);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (NoSuchFileException e) {
            if (Files.exists(source)) {
                throw e;
            }
            throw StorageError.notFound(key);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws IOException {
        Optional<Path> file = file(key);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(attributes(file.get())).map(attributes -> describe(key, attributes));
    }

    @Override
    public List<StoredObject> list(ObjectKey prefix) throws IOException {
        Path folder = root.resolve(prefix.value());
        if (isBehindLink(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<StoredObject> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                described(file, attributes).ifPresent(found::add);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    // deleted meanwhile
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found.stream()
                .sorted(Comparator.comparing(object -> object.key().value()))
                .toList();
    }

    @Override
    public List<ObjectKey> folders(ObjectKey prefix) throws IOException {
        Path folder = root.resolve(prefix.value());
        if (isBehindLink(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(path -> ObjectKey.read(prefix.value() + "/" + path.getFileName()).stream())
                    .sorted(Comparator.comparing(ObjectKey::value))
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        Optional<Path> file = file(key);
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
            deleteIfEmpty(file.get().getParent());
        }
    }

    /** Whoever is about to write into it makes it again, see {@link AtomicFiles}. */
    private void deleteIfEmpty(@Nullable Path folder) {
        if (folder == null || folder.equals(root)) {
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException notEmpty) {
            log.trace("the folder {} stays: {}", folder, notEmpty.toString());
        }
    }

    @Override
    public SignedUpload signedUpload(ObjectKey key, ExpectedBytes expected, String contentType, Duration validFor) {
        return signer.signUpload(key, expected, contentType, validFor);
    }

    @Override
    public URI signedUrl(ObjectKey key, Duration validFor) {
        return signer.sign(key, validFor, null);
    }

    @Override
    public URI signedDownloadUrl(ObjectKey key, Duration validFor, String fileName) {
        return signer.sign(key, validFor, fileName);
    }

    /** Whether files can be written here, and how much room is left. */
    @Override
    public ComponentStatus status() {
        if (!Files.isDirectory(root) || !Files.isWritable(root)) {
            return ComponentStatus.down(
                    "local folder " + root + " cannot be written",
                    "let this user write there, or set STORYREEL_DATA to another folder");
        }
        double gib = freeGib();
        String detail = String.format(Locale.ROOT, "local folder %s, %.1f GiB free", root, gib);
        return gib < LOW_GIB
                ? ComponentStatus.degraded(detail, "free some room, or set STORYREEL_DATA to a folder on another disk")
                : ComponentStatus.up(detail);
    }

    private double freeGib() {
        try {
            return Files.getFileStore(root).getUsableSpace() / GIB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of an object, if it is one. */
    Optional<Path> file(ObjectKey key) {
        Path path = root.resolve(key.value());
        return !isBehindLink(path) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(path)
                : Optional.empty();
    }

    private Optional<StoredObject> described(Path path, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        try {
            String name = root.relativize(path).toString().replace('\\', '/');
            return Optional.of(describe(new ObjectKey(name), attributes));
        } catch (StoryreelException notAnObject) {
            return Optional.empty();
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException deletedMeanwhile) {
            return null;
        }
    }

    private static StoredObject describe(ObjectKey key, BasicFileAttributes attributes) {
        return new StoredObject(
                key,
                attributes.size(),
                ContentTypes.of(key),
                attributes.lastModifiedTime().toInstant());
    }

    private boolean isBehindLink(Path path) {
        for (Path at = path; at != null && !at.equals(root); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                return true;
            }
        }
        return false;
    }

    /** A link in the last place is harmless: the new file takes its place. */
    private void refuseLinkedParents(ObjectKey key, Path target) {
        Path parent = target.getParent();
        if (parent != null && isBehindLink(parent)) {
            throw new StoryreelException(
                    StorageError.STORAGE_NOT_WRITABLE,
                    "cannot store " + key + ": a folder on its way is a symbolic link");
        }
    }
}
