package dev.storyreel.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time. */
final class CpuTime {
    private CpuTime() {}

    /** Of this process and of its descendants that live. */
    static Duration ofThisAndChildren() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
