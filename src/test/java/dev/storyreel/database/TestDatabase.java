package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Real databases for tests. The programs are unpacked and the cluster is made once in a run; a test gets either an empty
 * database on one shared server, or a data directory with a cluster of its own.
 */
public final class TestDatabase {
    private static final Path ROOT = Path.of("target", "test-database").toAbsolutePath();
    private static @Nullable Path template;
    private static @Nullable EmbeddedPostgres shared;

    private TestDatabase() {}

    /** The {@code DATABASE_URL} of a new, empty database on the server that all tests of this run share. */
    public static synchronized String emptyDatabase() {
        Map<String, String> login = shared().target().parameters();
        return "postgres://" + login.get("user") + ":" + login.get("password") + "@" + create() + "?sslmode=disable";
    }

    /** The same as a source of connections, for tests without this module's own. */
    public static synchronized DataSource emptyDataSource() {
        Map<String, String> login = shared().target().parameters();
        return new DriverManagerDataSource(
                "jdbc:postgresql://" + create(),
                Objects.requireNonNull(login.get("user")),
                Objects.requireNonNull(login.get("password")));
    }

    /** Makes a database and tells its place as host:port/name. */
    private static String create() {
        String name = "test_" + Ids.next().toString().replace("-", "");
        execute(shared().target(), "CREATE DATABASE " + name);
        return shared().target().shown().replaceFirst("/.*", "/" + name);
    }

    /** Puts an initialised cluster into a data directory, so that a server starts on it within half a second. */
    public static synchronized Path prepare(Path dataDirectory) {
        try {
            Path source = template().resolve("postgres");
            Path target = Files.createDirectories(dataDirectory).resolve("postgres");
            FileSystemUtils.copyRecursively(source.resolve("data"), target.resolve("data"));
            Files.setPosixFilePermissions(
                    target.resolve("data"), Files.getPosixFilePermissions(source.resolve("data")));
            Files.copy(source.resolve("password"), target.resolve("password"));
            Files.createSymbolicLink(target.resolve("bin"), source.resolve("bin"));
            return dataDirectory;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The shared server ends with this process, whatever ends that. */
    private static EmbeddedPostgres shared() {
        EmbeddedPostgres server = shared;
        if (server == null) {
            server = EmbeddedPostgres.start(hold(prepare(ROOT.resolve("shared"))));
            shared = server;
        }
        return server;
    }

    private static Path template() throws IOException {
        Path made = template;
        if (made == null) {
            FileSystemUtils.deleteRecursively(ROOT);
            made = ROOT.resolve("template");
            try (DataDirectory directory = hold(made);
                    EmbeddedPostgres server = EmbeddedPostgres.start(directory)) {
                query(server.target(), "SELECT 1");
            }
            template = made;
        }
        return made;
    }

    static DataDirectory hold(Path path) {
        return switch (DataDirectory.open(path, "test")) {
            case DataDirectory.Opened opened -> opened.directory();
            case DataDirectory.Held held -> throw held.toException();
        };
    }

    static void execute(ConnectionTarget target, String sql) {
        try (Connection connection = ServerDataSource.connect(target, Map.of());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StoryreelException(DatabaseError.DATABASE_UNREACHABLE, sql, e);
        }
    }

    static String query(ConnectionTarget target, String sql) {
        try (Connection connection = ServerDataSource.connect(target, Map.of());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw new StoryreelException(DatabaseError.DATABASE_UNREACHABLE, sql, e);
        }
    }
}
