package dev.storyreel.media.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Reads a process's output on a thread of its own until it ends, so that the process never waits for a reader; hands on
 * each line and keeps the last few. Lines are cut, so memory is bounded whatever comes.
 */
final class StreamTail {
    private static final int KEPT_LINES = 40;
    private static final int LINE_LENGTH = 2000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    StreamTail(String name, InputStream stream, Consumer<String> onLine) {
        this.reader = Thread.ofPlatform().daemon().name(name).start(() -> drain(stream, onLine));
    }

    /** Waits until the stream has ended. */
    void await() throws InterruptedException {
        reader.join();
    }

    /** The last lines, oldest first. */
    synchronized String text() {
        return String.join("\n", lines);
    }

    private void drain(InputStream stream, Consumer<String> onLine) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n' || c == '\r') {
                    keep(line, onLine);
                } else if (line.length() < LINE_LENGTH) {
                    line.append((char) c);
                }
            }
            keep(line, onLine);
        } catch (IOException e) {
            // the process was killed and its streams closed under us: what was read so far is all there is
            remember("(output ended: " + e.getMessage() + ")");
        }
    }

    private void keep(StringBuilder line, Consumer<String> onLine) {
        if (line.isEmpty()) {
            return;
        }
        String text = line.toString();
        line.setLength(0);
        remember(text);
        onLine.accept(text);
    }

    private synchronized void remember(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT_LINES) {
            lines.removeFirst();
        }
    }
}
