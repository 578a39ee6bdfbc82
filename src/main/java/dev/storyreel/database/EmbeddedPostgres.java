package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in the data directory, which lives exactly as long as this process.
 *
 * <p>Four deaths are provided for. When this process dies, a {@linkplain GuardedProcess guard} stops the server. When the
 * guard dies too, the next start finds the server by {@code postmaster.pid} and stops it. When the server dies, it is
 * started again here, a few times. When all die, or the machine does, PostgreSQL recovers from its log: it runs with all
 * durable settings on.
 */
final class EmbeddedPostgres implements PostgresServer {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STALE_MEMORY_LIMIT = Duration.ofSeconds(30);
    private static final long MAX_LOG_BYTES = 5L << 20;
    private static final int PORT_ATTEMPTS = 3;
    private static final Pattern SHELL = Pattern.compile("[\"$`\\\\\\r\\n]");

    private final PostgresCluster cluster;
    private final PostgresBinaries binaries;
    private final String password;
    private final RestartBudget restarts = new RestartBudget(5, Duration.ofMinutes(10));
    private volatile ConnectionTarget target;
    private volatile boolean closing;
    private @Nullable GuardedProcess process;

    private EmbeddedPostgres(PostgresCluster cluster, PostgresBinaries binaries, String password) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.password = password;
        this.target = targetAt(0);
    }

    /**
     * Starts the server, and makes its data first if there are none.
     *
     * @param directory must be held by this process
     * @throws StoryreelException {@link DatabaseError#EMBEDDED_DATABASE_FAILED} or
     *     {@link DatabaseError#EMBEDDED_DATABASE_FOREIGN}; nothing runs then
     */
    static EmbeddedPostgres start(DataDirectory directory) {
        if (!directory.isHeld()) {
            throw new IllegalStateException("only the holder of " + directory + " may run its database");
        }
        try {
            Path folder = directory.folder("postgres");
            requirePlain(folder);
            PostgresCluster cluster = new PostgresCluster(folder);
            HostMark.check(cluster);
            PostgresBinaries binaries = PostgresBinaries.unpack(folder.resolve("bin"));
            cluster.prepare(binaries);
            EmbeddedPostgres server = new EmbeddedPostgres(cluster, binaries, cluster.password());
            server.launch();
            return server;
        } catch (IOException e) {
            throw new StoryreelException(
                    DatabaseError.EMBEDDED_DATABASE_FAILED, "the embedded PostgreSQL did not start: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryreelException(
                    DatabaseError.EMBEDDED_DATABASE_FAILED, "interrupted while the embedded PostgreSQL started", e);
        }
    }

    /** PostgreSQL's initdb puts its own path between double quotes into a shell command. */
    private static void requirePlain(Path folder) {
        if (SHELL.matcher(folder.toString()).find()) {
            throw new StoryreelException(
                    DatabaseError.DATA_DIRECTORY_UNUSABLE,
                    "the path " + folder
                            + " holds one of \" $ ` \\ or a line break, which PostgreSQL cannot take; choose"
                            + " another data directory (STORYREEL_DATA)");
        }
    }

    private synchronized void launch() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + STALE_MEMORY_LIMIT.toNanos();
        int portAttempts = 0;
        while (!closing) {
            int port = Ports.choose(portFile());
            String said = launch(port);
            if (said.isEmpty()) {
                return;
            }
            if (said.contains("could not bind") && ++portAttempts < PORT_ATTEMPTS) {
                continue;
            }
            // Sessions of a server that was killed notice within moments, and a new one waits for that.
            boolean sessionsRemain = said.contains("pre-existing shared memory block");
            if (!sessionsRemain || System.nanoTime() > deadline) {
                throw Commands.failure("see " + cluster.log(), said);
            }
            Thread.sleep(100);
        }
    }

    /** Returns nothing on success, else what the server said before it ended. */
    private String launch(int port) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C"));
        Optional<Postmaster> predecessor = Postmaster.read(cluster.data());
        OptionalLong disregard = predecessor.isPresent() ? predecessor.get().settle() : OptionalLong.empty();
        // The name under which pg_ctl tells the server of a process that is not its rival.
        disregard.ifPresent(pid -> environment.put("PG_GRANDPARENT_PID", Long.toString(pid)));
        rotateLog();
        long logOffset = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
        HostMark.write(cluster);
        GuardedProcess started = GuardedProcess.start(
                Commands.asOrdinaryUser(PostgresOptions.command(binaries, cluster, port)), environment, cluster.log());
        boolean ready = false;
        try {
            ready = awaitReady(started, targetAt(port));
        } finally {
            if (!ready) {
                started.stop();
            }
        }
        if (!ready) {
            String said = LogTail.of(cluster.log(), logOffset);
            return said.isEmpty() ? "it ended without a word" : said;
        }
        Ports.remember(portFile(), port);
        target = targetAt(port);
        process = started;
        started.whenEnded(this::recover);
        return "";
    }

    private boolean awaitReady(GuardedProcess started, ConnectionTarget at) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() < deadline && !closing) {
            try (Connection connection = ServerDataSource.connect(at, Map.of("connectTimeout", "5"))) {
                return started.isAlive() && !connection.isClosed();
            } catch (SQLException e) {
                if (!ConnectionFailure.isTransient(e)) {
                    throw ConnectionFailure.explain(e, at.shown() + " (embedded)");
                }
                Thread.sleep(10);
            }
        }
        return false;
    }

    /** The server ended without being asked to. */
    private void recover() {
        if (closing) {
            return;
        }
        if (!restarts.take()) {
            log.error("the embedded PostgreSQL ended again; it is not started any more, see {}", cluster.log());
            return;
        }
        log.warn("the embedded PostgreSQL ended unexpectedly; starting it again");
        try {
            launch();
            log.warn("the embedded PostgreSQL runs again");
        } catch (IOException | StoryreelException e) {
            log.error("the embedded PostgreSQL does not start again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(cluster.log()) && Files.size(cluster.log()) > MAX_LOG_BYTES) {
            Files.move(cluster.log(), cluster.folder().resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path portFile() {
        return cluster.folder().resolve("port");
    }

    private ConnectionTarget targetAt(int port) {
        String address = "127.0.0.1:" + port + "/" + PostgresCluster.DATABASE;
        return new ConnectionTarget(
                "jdbc:postgresql://" + address,
                Map.of("user", PostgresCluster.USER, "password", password, "sslmode", "disable"),
                address);
    }

    @Override
    public ConnectionTarget target() {
        return target;
    }

    @Override
    public String describe() {
        return "embedded, " + cluster.data();
    }

    /** Stops the server and waits for it; a start that is under way is broken off. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (process != null) {
                process.stop();
            }
        }
    }
}
