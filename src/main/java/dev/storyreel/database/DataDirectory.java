package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The folder that holds everything of one installation: the embedded database, local storage, unpacked programs.
 *
 * <p>A process either <em>holds</em> it or <em>shares</em> it. To hold it means to be the one process that runs the
 * embedded database or the API on it: {@link #open} takes an operating system lock on {@code studio.lock}, which ends
 * with the process however it ends, and tells others in {@code studio.json} who it is. Workers on a database of their
 * own (DATABASE_URL) only read and write storage, which any number of processes may do at once: they {@link #share} it.
 *
 * <p>Safe for use by many threads.
 */
public final class DataDirectory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

    /** An operating system lock does not keep out the process that has it, so this does. */
    private static final Map<Path, DataDirectory> HELD_HERE = new ConcurrentHashMap<>();

    private final Path path;
    private final String nodeId;
    private final @Nullable FileChannel lock;
    private final HolderFile holderFile;

    private DataDirectory(Path path, @Nullable FileChannel lock) throws IOException {
        this.path = path;
        this.lock = lock;
        this.holderFile = new HolderFile(path);
        this.nodeId = NodeId.of(path);
    }

    /** What came of {@link #open}. */
    public sealed interface Opening {}

    /** The directory is ours until closed. */
    public record Opened(DataDirectory directory) implements Opening {}

    /**
     * Somebody else has it.
     *
     * @param holder who, unless it took the lock just now and has not said so yet
     */
    public record Held(Path path, Optional<Holder> holder) implements Opening {
        /** One sentence for people. */
        public String message() {
            return "the data directory " + path + " is in use by "
                    + holder.map(Holder::describe).orElse("another process")
                    + "; use that one, stop it, or choose another directory (STORYREEL_DATA)";
        }

        /** {@link DatabaseError#DATA_DIRECTORY_HELD} with the message. */
        public StoryreelException toException() {
            return new StoryreelException(DatabaseError.DATA_DIRECTORY_HELD, message());
        }
    }

    /**
     * Makes the directory if needed (for its owner only) and holds it.
     *
     * @param command what this process does, for others to read, e.g. {@code serve}
     * @throws StoryreelException {@link DatabaseError#DATA_DIRECTORY_UNUSABLE}
     */
    public static Opening open(Path directory, String command) {
        try {
            Path path = create(directory);
            synchronized (HELD_HERE) {
                return HELD_HERE.containsKey(path) ? held(path) : lock(path, command);
            }
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /**
     * Makes the directory if needed and uses it beside other processes, without holding it.
     *
     * @throws StoryreelException {@link DatabaseError#DATA_DIRECTORY_UNUSABLE}
     */
    public static DataDirectory share(Path directory) {
        try {
            return new DataDirectory(create(directory), null);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /**
     * Who holds the directory, as far as can be told without touching its lock: a process of this host that has ended
     * is not told, one of another host always is. Only {@link #open} knows for sure.
     */
    public static Optional<Holder> holder(Path directory) {
        try {
            return new HolderFile(directory).read().filter(HolderFile::mayBeAlive);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static Opening lock(Path path, String command) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("studio.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean done = false;
        try {
            if (channel.tryLock() == null) {
                return held(path);
            }
            DataDirectory directory = new DataDirectory(path, channel);
            directory.tellOfPredecessor();
            directory.holderFile.write(HolderFile.thisProcess(command));
            HELD_HERE.put(path, directory);
            done = true;
            return new Opened(directory);
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private static Held held(Path path) throws IOException {
        return new Held(path, new HolderFile(path).read().filter(HolderFile::mayBeAlive));
    }

    /** Having the lock proves that whoever is named here has ended, if it ran on this machine. */
    private void tellOfPredecessor() throws IOException {
        Optional<Holder> predecessor = holderFile.read();
        if (predecessor.isPresent()) {
            log.warn(
                    "{} was not closed properly by {}; going on",
                    path,
                    predecessor.get().describe());
        }
    }

    private static Path create(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            Path parent = absolute.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return absolute.toRealPath();
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    /** A random name of 12 hexadecimal digits, the same for ever and for all processes on this directory. */
    public String nodeId() {
        return nodeId;
    }

    /** Whether this process is the one that holds the directory. */
    public boolean isHeld() {
        return lock != null && lock.isOpen();
    }

    /**
     * Tells other processes where the API answers.
     *
     * @throws IllegalStateException if the directory is not held
     */
    public synchronized void publishUrl(URI url) {
        if (!isHeld()) {
            throw new IllegalStateException("only the holder of " + path + " can publish its URL");
        }
        try {
            Holder holder = holderFile.read().orElseGet(() -> HolderFile.thisProcess("serve"));
            holderFile.write(holder.withUrl(url));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Gives this directory to an application context, which closes it as the last of its beans. */
    public ApplicationContextInitializer<GenericApplicationContext> initializer() {
        return context -> context.registerBean(DataDirectory.class, () -> this);
    }

    /** A subfolder, made if needed, for its owner only. */
    Path folder(String name) throws IOException {
        Path folder = path.resolve(name);
        Set<java.nio.file.attribute.PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(owner));
    }

    /** Lets others hold the directory. Does nothing the second time, or if it is only shared. */
    @Override
    public synchronized void close() {
        if (lock == null || !lock.isOpen()) {
            return;
        }
        synchronized (HELD_HERE) {
            try (lock) {
                holderFile.delete();
            } catch (IOException e) {
                log.warn("cannot tidy up {}", path, e);
            } finally {
                HELD_HERE.remove(path);
            }
        }
    }

    private static StoryreelException unusable(Path directory, IOException cause) {
        return new StoryreelException(
                DatabaseError.DATA_DIRECTORY_UNUSABLE,
                "the data directory " + directory + " cannot be used (" + cause + "); make it writable for "
                        + System.getProperty("user.name") + " or choose another one (STORYREEL_DATA)",
                cause);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
