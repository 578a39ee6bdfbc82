package dev.storyreel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that {@code postmaster.pid} of a cluster names: one that an earlier Storyreel left behind, or
 * nothing but a number.
 *
 * @param cluster the cluster's folder
 * @param pid the process the file names
 */
record Postmaster(Path cluster, long pid) {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    /** Reads the file, if there is one with a process in it; PostgreSQL itself complains of any other. */
    static Optional<Postmaster> read(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
            return pid > 1 ? Optional.of(new Postmaster(cluster, pid)) : Optional.empty();
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Stops the server if it still runs.
     *
     * @return the process, if it lives and is somebody else's that got the same number: PostgreSQL, which only looks
     *     whether the number is in use, must be told to disregard it
     */
    OptionalLong settle() throws IOException, InterruptedException {
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        if (!alive) {
            return OptionalLong.empty();
        }
        if (!isServer()) {
            log.info("postmaster.pid names process {}, which is no server of {}; going on", pid, cluster);
            return OptionalLong.of(pid);
        }
        log.warn("a PostgreSQL server (process {}) was left behind on {}; stopping it", pid, cluster);
        if (!stop("INT", FAST) && !stop("QUIT", IMMEDIATE)) {
            throw Commands.failure("process " + pid + " still runs on " + cluster + " and does not stop; kill it", "");
        }
        return OptionalLong.empty();
    }

    private boolean stop(String signal, Duration limit) throws IOException, InterruptedException {
        Commands.signal(signal, pid);
        long deadline = System.nanoTime() + limit.toNanos();
        while (isServer()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    /** Whether the process is a PostgreSQL server that works in this very folder, wherever that was moved to. */
    private boolean isServer() {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            Path process = Path.of("/proc", Long.toString(pid));
            try {
                // A server goes into its data directory when it starts and stays there; so do its children.
                return Files.isSameFile(process.resolve("cwd"), cluster)
                        && Files.readString(process.resolve("comm")).strip().equals("postgres");
            } catch (IOException e) {
                // Gone, or of another user, while the cluster is ours.
                return false;
            }
        }
        ProcessHandle.Info info = ProcessHandle.of(pid).map(ProcessHandle::info).orElse(null);
        return info != null
                && info.command().orElse("").endsWith("/postgres")
                && List.of(info.arguments().orElse(new String[0])).contains(cluster.toString());
    }
}
