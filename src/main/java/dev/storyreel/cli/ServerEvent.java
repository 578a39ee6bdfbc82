package dev.storyreel.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event (WHATWG HTML, section 9.2).
 *
 * @param name its type, {@code message} where none is given
 */
record ServerEvent(@Nullable String id, String name, String data) {
    private static final int MAX_LINE = 1 << 20;

    /** Hands over every event of the stream until it ends. */
    static void readAll(InputStream stream, Consumer<ServerEvent> sink) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        String id = null;
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = line(reader); line != null; line = line(reader)) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    sink.accept(new ServerEvent(id, name, data.toString().strip()));
                }
                data.setLength(0);
                name = "message";
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:") && data.length() + line.length() <= MAX_LINE) {
                data.append(line, 5, line.length()).append('\n');
            }
        }
    }

    /** The next line, or null at the end; one without an end is an error, not an exhausted memory. */
    private static @Nullable String line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0; next = reader.read()) {
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > MAX_LINE) {
                throw new IOException("an event's line is longer than 1 MiB");
            }
        }
        return null;
    }
}
