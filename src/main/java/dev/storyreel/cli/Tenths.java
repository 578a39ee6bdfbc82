package dev.storyreel.cli;

import java.io.PrintStream;
import java.util.function.LongConsumer;

/** Tells every tenth of a file's way, once. */
final class Tenths implements LongConsumer {
    private final String name;
    private final long size;
    private final PrintStream notes;
    private long told = -1;

    Tenths(String name, long size, PrintStream notes) {
        this.name = name;
        this.size = size;
        this.notes = notes;
    }

    @Override
    public synchronized void accept(long sent) {
        long tenths = Math.min(10, 10 * sent / size);
        if (tenths > told) {
            told = tenths;
            notes.println("sending " + name + ": " + 10 * tenths + " %");
        }
    }
}
