package dev.storyreel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How one way of making a film fared, each time it was tried. */
final class Trials {
    private final String name;
    private final boolean inThisProcess;
    private final List<Trial> trials = new ArrayList<>();

    /** @param memory bytes */
    private record Trial(double seconds, double processorSeconds, long memory) {}

    interface Work {
        void run() throws Exception;
    }

    /** @param inThisProcess whether this process is at work too, and not only the programs it starts */
    Trials(String name, boolean inThisProcess) {
        this.name = name;
        this.inThisProcess = inThisProcess;
    }

    void run(Work work) throws Exception {
        Duration spent = CpuTime.spent();
        long start = System.nanoTime();
        try (MemoryWatch memory = new MemoryWatch(ProcessHandle.current())) {
            work.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            double processor = CpuTime.spent().minus(spent).toNanos() / 1e9;
            trials.add(new Trial(seconds, processor, inThisProcess ? memory.treeProportional() : memory.descendants()));
        }
    }

    Rounds seconds() {
        return new Rounds(trials.stream().mapToDouble(Trial::seconds).toArray());
    }

    Rounds processorSeconds() {
        return new Rounds(trials.stream().mapToDouble(Trial::processorSeconds).toArray());
    }

    void report(Report report) {
        report.add(name, "", seconds(), 2, " s");
        report.add("… processor time", "", processorSeconds(), 1, " s");
        long memory = trials.stream().mapToLong(Trial::memory).max().orElse(0);
        report.add("… peak memory", "", memory == 0 ? "not known here" : Rounds.format(memory / 1e6, 0) + " MB", "");
    }

    /** How many times the other's time this took, and the same of processor time, which other work disturbs less. */
    void reportOver(Trials other, String what, String asked, Report report) {
        report.add(
                what,
                asked,
                seconds().over(other.seconds()),
                "in processor time " + processorSeconds().over(other.processorSeconds()));
    }
}
