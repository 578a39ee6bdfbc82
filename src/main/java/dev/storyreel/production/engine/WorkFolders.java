package dev.storyreel.production.engine;

import dev.storyreel.database.DataDirectory;
import dev.storyreel.database.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Folders for the attempts of this process, in the data directory; and this process's name as a worker.
 *
 * <p>A worker holds an operating system's lock on a file beside its folder, which ends with the process however that
 * ends. So the next process on the same data directory knows for sure which workers are dead, takes their jobs over
 * without waiting for their leases, and removes what they left.
 */
@Component
class WorkFolders implements DisposableBean {
    private static final String LOCK = ".lock";
    private static final Logger log = LoggerFactory.getLogger(WorkFolders.class);

    private final String node;
    private final Path data;
    private final Path root;
    private final String worker;
    private final FileChannel lockFile;

    WorkFolders(DataDirectory data) throws IOException {
        this.node = data.nodeId();
        this.data = data.path();
        this.root = Files.createDirectories(data.path().resolve("work"));
        String unique = Ids.next().toString();
        this.worker = node + "-" + ProcessHandle.current().pid() + "-" + unique.substring(unique.length() - 6);
        this.lockFile = FileChannel.open(lock(worker), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lockFile.tryLock() == null) {
            throw new IOException("cannot lock " + lock(worker));
        }
        Files.createDirectory(root.resolve(worker));
        removeWhatTheDeadLeft();
    }

    /** This process's name, unique to it for ever; at most 50 characters. */
    String worker() {
        return worker;
    }

    /** Whether it was a worker on this data directory and has ended. */
    boolean isDead(String other) {
        if (!other.startsWith(node + "-") || other.equals(worker)) {
            return false;
        }
        Path lock = lock(other);
        if (!root.equals(lock.getParent()) || !Files.exists(lock)) {
            return root.equals(lock.getParent());
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            log.warn("Cannot tell whether worker {} lives: {}", other, e.getMessage());
            return false;
        }
    }

    /** @throws UncheckedIOException if the disk is full, for example */
    Path create(AttemptId attempt) {
        try {
            return Files.createDirectory(folder(attempt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(AttemptId attempt) {
        return root.resolve(worker).resolve(attempt.jobId() + "-" + attempt.number());
    }

    /** An error's message for clients, without the folders of this machine. */
    String shown(AttemptId attempt, @Nullable String message) {
        return ShownMessage.of(message, folder(attempt), data);
    }

    void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            log.warn("Could not remove {}; the next start will: {}", folder, e.getMessage());
        }
    }

    private void removeWhatTheDeadLeft() throws IOException {
        List<String> others;
        try (Stream<Path> locks = Files.list(root)) {
            others = locks.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(LOCK))
                    .map(name -> name.substring(0, name.length() - LOCK.length()))
                    .filter(this::isDead)
                    .toList();
        }
        for (String dead : others) {
            delete(root.resolve(dead));
            Files.deleteIfExists(lock(dead));
        }
    }

    private Path lock(String name) {
        return root.resolve(name + LOCK).normalize();
    }

    @Override
    public void destroy() throws IOException {
        delete(root.resolve(worker));
        Files.deleteIfExists(lock(worker));
        lockFile.close();
    }
}
