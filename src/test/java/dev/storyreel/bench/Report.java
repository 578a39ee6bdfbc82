package dev.storyreel.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects what was measured and prints it as one Markdown table. */
final class Report {
    private final List<Row> rows = new ArrayList<>();
    private final LinkedHashSet<String> versions = new LinkedHashSet<>();
    private final String loadBefore = Machine.load();

    private record Row(String what, String asked, String measured, String spread) {
        String markdown() {
            return "| " + String.join(" | ", what, asked, measured, spread) + " |";
        }
    }

    /** @param asked what it should be; empty if it is told for information only */
    void add(String what, String asked, Rounds rounds, int decimals, String unit) {
        add(what, asked, Rounds.format(rounds.median(), decimals) + unit, rounds.spread(decimals));
    }

    void add(String what, String asked, String measured, String spread) {
        rows.add(new Row(what, asked, measured, spread));
        System.err.println("  " + what + ": " + measured + (spread.isEmpty() ? "" : " (" + spread + ")"));
    }

    /** Notes a program that was measured. */
    void with(String version) {
        versions.add(version);
    }

    void print() {
        versions.addFirst(Machine.describe());
        System.out.println("Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + String.join(", ", versions)
                + ". Load of the machine before the run: " + loadBefore + ".");
        System.out.println();
        System.out.println("| what | asked | measured | min / median / max |");
        System.out.println("|---|---|---|---|");
        rows.forEach(row -> System.out.println(row.markdown()));
    }
}
