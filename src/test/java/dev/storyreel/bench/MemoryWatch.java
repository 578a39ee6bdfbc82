package dev.storyreel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks ten times a second at the memory of a process and its descendants and keeps the peaks, in bytes. Linux only; all
 * are 0 elsewhere.
 *
 * <p>Resident sizes count a page that is shared by n processes n times, proportional ones 1/n in each; so the proportional
 * size of the tree is what it really takes.
 */
final class MemoryWatch implements AutoCloseable {
    private static final long INTERVAL_MS = 100;

    private final ProcessHandle root;
    private final Thread watcher;
    private volatile boolean closed;
    private long jvm;
    private long jvmAndDatabase;
    private long tree;
    private long treeProportional;
    private long descendants;

    MemoryWatch(ProcessHandle root) {
        this.root = root;
        this.watcher = Thread.ofPlatform().daemon().name("memory-watch").start(this::watch);
    }

    /** Resident, of the root process alone. */
    synchronized long jvm() {
        return jvm;
    }

    /** Resident, of the root process and all of PostgreSQL's. */
    synchronized long jvmAndDatabase() {
        return jvmAndDatabase;
    }

    /** Resident, of all processes. */
    synchronized long tree() {
        return tree;
    }

    /** The proportional size of all processes. */
    synchronized long treeProportional() {
        return treeProportional;
    }

    /** The proportional size of all processes but the root. */
    synchronized long descendants() {
        return descendants;
    }

    private void watch() {
        try {
            while (!closed) {
                look();
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void look() {
        List<ProcessHandle> all = Stream.concat(
                        Stream.of(root), root.descendants().filter(this::isItself))
                .toList();
        long own = bytes(root, "Rss:");
        jvm = Math.max(jvm, own);
        jvmAndDatabase = Math.max(
                jvmAndDatabase,
                own
                        + all.stream()
                                .filter(MemoryWatch::isPostgres)
                                .mapToLong(process -> bytes(process, "Rss:"))
                                .sum());
        tree = Math.max(
                tree, all.stream().mapToLong(process -> bytes(process, "Rss:")).sum());
        long others = all.stream()
                .skip(1)
                .mapToLong(process -> bytes(process, "Pss:"))
                .sum();
        descendants = Math.max(descendants, others);
        treeProportional = Math.max(treeProportional, bytes(root, "Pss:") + others);
    }

    /** A child that has not yet become its own program shares all memory with the JVM that starts it. */
    private boolean isItself(ProcessHandle process) {
        try {
            return !Files.isSameFile(proc(process, "exe"), proc(root, "exe"));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        try {
            return Files.readString(proc(process, "comm")).startsWith("postgres");
        } catch (IOException _) {
            return false;
        }
    }

    /** A line of the form {@code Rss: 123 kB}; 0 when the process has ended meanwhile. */
    private static long bytes(ProcessHandle process, String key) {
        try (Stream<String> lines = Files.lines(proc(process, "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException _) {
            return 0;
        }
    }

    private static Path proc(ProcessHandle process, String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    @Override
    public void close() {
        closed = true;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
