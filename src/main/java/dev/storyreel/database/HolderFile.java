package dev.storyreel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells who holds a data directory. It is a file of its own beside the lock file, because closing any handle to a locked
 * file ends a POSIX process's lock on it: the lock file is opened by nobody but the lock.
 */
final class HolderFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_BYTES = 64 * 1024;
    /** Start times of processes are told in clock ticks since a boot time that itself is rounded. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(3);

    private final Path file;

    HolderFile(Path dataDirectory) {
        this.file = dataDirectory.resolve("studio.json");
    }

    /** What the file says, whether or not that process still lives. */
    Optional<Holder> read() throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), Holder.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Appears whole or not at all. */
    void write(Holder holder) throws IOException {
        Path aside = file.resolveSibling("studio.json.new");
        Files.write(aside, JSON.writeValueAsBytes(holder));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    static Holder thisProcess(String command) {
        ProcessHandle process = ProcessHandle.current();
        Instant startedAt = process.info().startInstant().orElseGet(Instant::now);
        return new Holder(process.pid(), Host.name(), startedAt, command, null);
    }

    /** Whether the process lives, as far as can be told from here: one on another host is taken to. */
    static boolean mayBeAlive(Holder holder) {
        if (!holder.host().equals(Host.name())) {
            return true;
        }
        return ProcessHandle.of(holder.pid())
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(startedAt ->
                        Duration.between(startedAt, holder.startedAt()).abs().compareTo(START_TOLERANCE) < 0)
                .isPresent();
    }
}
