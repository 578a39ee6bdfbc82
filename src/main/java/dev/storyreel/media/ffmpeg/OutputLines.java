package dev.storyreel.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on a process's output line by line; what makes a line too long is left out. */
public final class OutputLines implements OutputTaker {
    private static final int LINE_LENGTH = 2000;

    private final Consumer<String> onLine;
    private final byte[] line = new byte[LINE_LENGTH];
    private int length;

    public OutputLines(Consumer<String> onLine) {
        this.onLine = onLine;
    }

    @Override
    public void take(byte[] block, int count) {
        for (int i = 0; i < count; i++) {
            if (block[i] == '\n') {
                end();
            } else if (length < LINE_LENGTH) {
                line[length++] = block[i];
            }
        }
    }

    @Override
    public void end() {
        if (length > 0) {
            onLine.accept(new String(line, 0, length, StandardCharsets.UTF_8));
            length = 0;
        }
    }
}
