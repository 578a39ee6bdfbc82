package dev.storyreel.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lines that a process has written so far. */
final class Output {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    Output(BufferedReader from) {
        this.reader = Thread.ofVirtual().start(() -> read(from));
    }

    private void read(BufferedReader from) {
        try (from) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                synchronized (this) {
                    lines.add(line);
                }
            }
        } catch (IOException _) {
            // the process was killed
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Everything, once the process has ended. */
    List<String> whole() throws InterruptedException {
        reader.join();
        return lines();
    }
}
