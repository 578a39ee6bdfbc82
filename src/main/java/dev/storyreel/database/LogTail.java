package dev.storyreel.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a program's log, to be told in an error. */
final class LogTail {
    private static final int MAX_BYTES = 2000;

    private LogTail() {}

    /** At most 2000 bytes of what was written after the offset. */
    static String of(Path file, long offset) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(Math.min(offset, log.length()), log.length() - MAX_BYTES);
            log.seek(from);
            byte[] tail = new byte[(int) Math.min(MAX_BYTES, log.length() - from)];
            log.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).strip();
        }
    }
}
