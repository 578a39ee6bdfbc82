package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * The data of the embedded PostgreSQL: {@code data} (the cluster), {@code password} and {@code port} in one folder.
 *
 * @param folder holds them all
 */
record PostgresCluster(Path folder) {
    /** The only user and the only database there is. */
    static final String USER = "storyreel";

    static final String DATABASE = "postgres";
    private static final String MAJOR = "18";
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /**
     * Makes the cluster if there is none. It is made aside and renamed when whole.
     *
     * @throws StoryreelException {@link DatabaseError#EMBEDDED_DATABASE_FOREIGN} if what is there is not for us
     */
    void prepare(PostgresBinaries binaries) throws IOException, InterruptedException {
        if (Files.exists(data())) {
            check();
            return;
        }
        createPassword();
        Path aside = folder.resolve("data.new");
        FileSystemUtils.deleteRecursively(aside);
        Commands.run(
                Commands.asOrdinaryUser(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + aside,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions")),
                INIT_LIMIT);
        Files.move(aside, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void createPassword() throws IOException {
        Files.deleteIfExists(passwordFile());
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        try (var channel = Files.newByteChannel(
                passwordFile(),
                create,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(java.nio.charset.StandardCharsets.US_ASCII.encode(
                    HexFormat.of().formatHex(random) + "\n"));
        }
    }

    private void check() throws IOException {
        Path version = data().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw foreign(data() + " holds no PostgreSQL cluster; move it away");
        }
        String major = Files.readString(version).strip();
        if (!major.equals(MAJOR)) {
            throw foreign(data() + " was made by PostgreSQL " + major + ", this is " + MAJOR
                    + "; move it to the new version with pg_upgrade or pg_dump, or move it away to begin anew");
        }
        if (!CurrentUser.owns(data())) {
            throw foreign(data() + " belongs to the user " + Files.getOwner(data()) + "; run Storyreel as that user, or"
                    + " give the whole data directory to " + System.getProperty("user.name") + " with chown -R");
        }
        if (!Files.exists(passwordFile())) {
            throw foreign(passwordFile() + " is missing, which holds the password of the database; put it back");
        }
    }

    static StoryreelException foreign(String message) {
        return new StoryreelException(DatabaseError.EMBEDDED_DATABASE_FOREIGN, message);
    }
}
