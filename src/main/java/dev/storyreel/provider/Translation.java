package dev.storyreel.provider;

import java.util.List;
import java.util.Optional;

/**
 * @param lines as many as were asked for, in their order, none blank. A faulty one is the least bad text there is: what came, or where
 *     that cannot be said, the source's
 * @param faults of lines that are not what was asked for, in their order; never of all that were asked for the first time
 * @param draft whether it was made word by word, without understanding: good enough to try, not to publish
 * @param use who translated
 */
public record Translation(List<String> lines, List<Fault> faults, boolean draft, ProviderUse use) implements Billed {
    public Translation {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** Without faults. */
    public Translation(List<String> lines, boolean draft, ProviderUse use) {
        this(lines, List.of(), draft, use);
    }

    /**
     * @param line its place among those that were asked for, from 0
     * @param why as it goes on after "line 3", e.g. {@code is empty}
     */
    public record Fault(int line, String why) {
        @Override
        public String toString() {
            return "line " + (line + 1) + " " + why;
        }
    }

    /** Why a line is not what was asked for; empty if it is. */
    public Optional<String> fault(int line) {
        return faults.stream()
                .filter(fault -> fault.line() == line)
                .map(Fault::why)
                .findFirst();
    }
}
