package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Estimate;
import dev.storyreel.cli.Answers.Note;
import dev.storyreel.cli.Answers.Part;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a film would cost, for people and for programs. */
final class EstimateText {
    private EstimateText() {}

    static void print(Estimate estimate, boolean json, PrintStream out) {
        if (json) {
            out.println(StudioClient.JSON.writeValueAsString(estimate));
            return;
        }
        List<Part> parts = estimate.parts() == null ? List.of() : estimate.parts();
        for (Part part : parts) {
            out.println(Failures.oneLine("%-10s %4s  %-44s %s"
                    .formatted(
                            part.port(),
                            part.calls() + " ×",
                            part.provider() + " " + part.model(),
                            usd(part.costUsd(), part.offline()))));
        }
        out.println("%-10s %4s  %-44s %s"
                .formatted(
                        estimate.complete() ? "about" : "at least",
                        "",
                        estimate.scenes() + " scenes",
                        usd(estimate.costUsd(), parts.stream().allMatch(Part::offline))));
        for (Note note : estimate.notes() == null ? List.<Note>of() : estimate.notes()) {
            out.println(Failures.oneLine(note.code() + ": " + note.message()));
        }
    }

    private static String usd(@Nullable BigDecimal cost, boolean free) {
        if (free) {
            return "free";
        }
        if (cost == null) {
            return "price not known (storyreel.provider.prices)";
        }
        BigDecimal rounded = cost.setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "less than $0.0001" : "$" + rounded.toPlainString();
    }
}
