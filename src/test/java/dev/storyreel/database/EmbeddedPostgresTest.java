package dev.storyreel.database;

import static dev.storyreel.database.TestDatabase.execute;
import static dev.storyreel.database.TestDatabase.hold;
import static dev.storyreel.database.TestDatabase.prepare;
import static dev.storyreel.database.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path temp;

    private Path cluster() {
        return temp.resolve("postgres/data");
    }

    private long serverPid() throws Exception {
        return Postmaster.read(cluster()).orElseThrow().pid();
    }

    /** A process that has ended but was not yet buried by its parent is dead. */
    private static boolean isAlive(long pid) throws IOException {
        if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return false;
        }
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        return !Files.exists(stat)
                || !Files.readString(stat).replaceFirst("(?s).*\\) ", "").startsWith("Z");
    }

    @Test
    void runsDurablyAndForThisMachineAlone() throws Exception {
        try (DataDirectory directory = hold(prepare(temp));
                EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertThat(query(server.target(), "SHOW " + setting))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(query(server.target(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(
                            server.target(),
                            "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("postgres/password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (DataDirectory directory = hold(prepare(temp));
                EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
            ConnectionTarget wrong = new ConnectionTarget(
                    server.target().jdbcUrl(), Map.of("user", "storyreel", "password", "guess"), "here");
            assertThatExceptionOfType(StoryreelException.class)
                    .isThrownBy(() -> query(wrong, "SELECT 1"))
                    .havingCause()
                    .withMessageContaining("password");
        }
    }

    @Test
    void leavesNoProcessWhenClosedAndKeepsItsPort() throws Exception {
        prepare(temp);
        String where;
        long pid;
        try (DataDirectory directory = hold(temp);
                EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
            where = server.target().shown();
            pid = serverPid();
            assertThat(isAlive(pid)).isTrue();
        }
        assertThat(isAlive(pid)).isFalse();
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
        try (DataDirectory directory = hold(temp);
                EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
            assertThat(server.target().shown()).isEqualTo(where);
        }
    }

    @Test
    void goesToAnotherPortWhenItsOwnIsTaken() throws Exception {
        prepare(temp);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Files.writeString(temp.resolve("postgres/port"), Integer.toString(taken.getLocalPort()));
            try (DataDirectory directory = hold(temp);
                    EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
                assertThat(server.target().shown()).doesNotContain(":" + taken.getLocalPort() + "/");
                assertThat(query(server.target(), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void makesItsDataInAnyPath() throws Exception {
        try (StudioProcess studio = StudioProcess.start("odd", temp)) {
            assertThat(studio.await("ready")).startsWith("127.0.0.1:");
            studio.terminate();
        }
    }

    @Test
    void refusesAPathThatAShellWouldRead() {
        try (DataDirectory directory = hold(temp.resolve("costs $(id) \"much\""))) {
            assertThatExceptionOfType(StoryreelException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(directory))
                    .withMessageContaining("choose another data directory");
        }
    }

    @Test
    void endsWithAProcessThatIsKilledAndLosesNothing() throws Exception {
        prepare(temp);
        try (StudioProcess studio = StudioProcess.start("serve", temp)) {
            studio.await("ready");
            long server = serverPid();
            studio.kill();
            Await.until("the guard stops the server", () -> !isAlive(server));
        }
        assertNoteIsThere();
    }

    @Test
    void endsWithAProcessThatIsTerminated() throws Exception {
        prepare(temp);
        try (StudioProcess studio = StudioProcess.start("serve", temp)) {
            studio.await("ready");
            long server = serverPid();
            studio.terminate();
            Await.until("the server stops", () -> !isAlive(server));
        }
    }

    @Test
    void stopsAServerThatWasLeftBehind() throws Exception {
        prepare(temp);
        long orphan;
        try (StudioProcess studio = StudioProcess.start("serve", temp)) {
            studio.await("ready");
            orphan = serverPid();
            // Both at once, so that nobody is left to stop the server.
            ProcessHandle guard =
                    ProcessHandle.of(orphan).flatMap(ProcessHandle::parent).orElseThrow();
            guard.descendants()
                    .filter(child -> child.pid() != orphan && !isPostgres(child, orphan))
                    .forEach(ProcessHandle::destroyForcibly);
            guard.destroyForcibly();
            studio.kill();
        }
        assertThat(isAlive(orphan)).isTrue();
        assertNoteIsThere();
        assertThat(isAlive(orphan)).isFalse();
    }

    private static boolean isPostgres(ProcessHandle process, long postmaster) {
        return process.parent().map(ProcessHandle::pid).orElse(0L) == postmaster;
    }

    @Test
    void recoversWhenAllWereKilled() throws Exception {
        prepare(temp);
        try (StudioProcess studio = StudioProcess.start("serve", temp)) {
            studio.await("ready");
            ProcessHandle.of(serverPid()).orElseThrow().destroyForcibly();
            studio.kill();
        }
        assertNoteIsThere();
    }

    private void assertNoteIsThere() {
        try (DataDirectory directory = hold(temp);
                EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
            assertThat(query(server.target(), "SELECT text FROM notes")).startsWith("written by 18.");
        }
    }

    @Test
    void startsTheServerAgainWhenItAloneIsKilled() throws Exception {
        try (DataDirectory directory = hold(prepare(temp));
                EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
            execute(server.target(), "CREATE TABLE notes AS SELECT 'kept' AS text");
            long killed = serverPid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Await.until("another server answers", () -> answers(server) && serverPid() != killed);
            assertThat(query(server.target(), "SELECT text FROM notes")).isEqualTo("kept");
        }
    }

    private static boolean answers(EmbeddedPostgres server) {
        try {
            return query(server.target(), "SELECT 1").equals("1");
        } catch (StoryreelException e) {
            return false;
        }
    }

    @Test
    void isNotDeceivedByAProcessThatGotTheSameNumber() throws Exception {
        prepare(temp);
        // The number of a process that lives and is no server: this one's parent, or any other.
        try (StudioProcess stranger = StudioProcess.start("hold", temp.resolve("elsewhere"))) {
            stranger.await("ready");
            Files.writeString(
                    cluster().resolve("postmaster.pid"),
                    stranger.pid() + "\n" + cluster() + "\n1700000000\n54321\n\n127.0.0.1\n");
            try (DataDirectory directory = hold(temp);
                    EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
                assertThat(query(server.target(), "SELECT 1")).isEqualTo("1");
            }
            assertThat(isAlive(stranger.pid())).isTrue();
        }
    }

    @Test
    void refusesDataOfAnotherVersion() throws Exception {
        prepare(temp);
        Files.writeString(cluster().resolve("PG_VERSION"), "16\n");
        assertRefused(DatabaseError.EMBEDDED_DATABASE_FOREIGN, "PostgreSQL 16");
    }

    @Test
    void refusesDataThatAnotherMachineMayRun() throws Exception {
        prepare(temp);
        Files.writeString(cluster().resolve("postmaster.pid"), "4711\n");
        Files.writeString(temp.resolve("postgres/host"), "other.example\n");
        PostgresCluster cluster = new PostgresCluster(temp.resolve("postgres"));
        assertThatExceptionOfType(StoryreelException.class)
                .isThrownBy(() -> HostMark.check(cluster, "nfs4"))
                .withMessageContaining("other.example")
                .withMessageContaining("delete " + cluster().resolve("postmaster.pid"));
        HostMark.check(cluster, "ext4");
    }

    @Test
    void leavesNothingRunningWhenItCannotStart() throws Exception {
        prepare(temp);
        Files.delete(cluster().resolve("global/pg_control"));
        assertRefused(DatabaseError.EMBEDDED_DATABASE_FAILED, "pg_control");
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesNothingRunningWhenItsStartIsInterrupted() throws Exception {
        try (DataDirectory directory = hold(prepare(temp))) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(StoryreelException.class).isThrownBy(() -> EmbeddedPostgres.start(directory));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
    }

    private void assertRefused(DatabaseError error, String message) {
        try (DataDirectory directory = hold(temp)) {
            assertThatExceptionOfType(StoryreelException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(directory))
                    .withMessageContaining(message)
                    .satisfies(e -> assertThat(e.errorCode()).isEqualTo(error));
        }
    }
}
