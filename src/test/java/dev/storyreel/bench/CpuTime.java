package dev.storyreel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Processor time. */
final class CpuTime {
    private CpuTime() {}

    /** The kernel tells other programs in this unit, whatever its own is. */
    private static final long TICK_MILLIS = 10;

    /** Of this process so far, and of its descendants that have ended and were waited for; nothing but on Linux. */
    static Duration spent() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return Duration.ZERO;
        }
        String line = Files.readString(stat);
        // user and system time of itself, then of the others, follow the name and eleven more
        long ticks = Arrays.stream(line.substring(line.lastIndexOf(')') + 2).split(" ", -1))
                .skip(11)
                .limit(4)
                .mapToLong(Long::parseLong)
                .sum();
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** Of this process and of its descendants that live. */
    static Duration ofThisAndChildren() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
