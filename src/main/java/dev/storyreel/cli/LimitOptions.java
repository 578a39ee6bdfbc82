package dev.storyreel.cli;

import dev.storyreel.production.Priority;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a production may cost and when its turn is, be it a new one or one that goes on. */
final class LimitOptions {
    private static final BigDecimal MOST_COST = new BigDecimal("10000");
    private static final Set<String> WITH_RESUME =
            Set.of("--resume", "--max-cost", "--out", "--data", "--json", "--verbose");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--priority", paramLabel = "PRIORITY", description = "high, default or low")
    private @Nullable Priority priority;

    @Option(
            names = "--max-cost",
            paramLabel = "USD",
            description =
                    "no call of a provider begins that could cost more than this in all; with --resume, from now on")
    private @Nullable BigDecimal maxCost;

    /** The limits of a new production, checked. */
    Fields read() {
        if (maxCost != null && (maxCost.signum() < 0 || maxCost.compareTo(MOST_COST) > 0)) {
            throw usage("--max-cost: must be 0 to " + MOST_COST + " US dollars, not " + maxCost.toPlainString());
        }
        return new Fields().put("max_cost_usd", maxCost).put("priority", priority == null ? null : priority.code());
    }

    /**
     * One that goes on is the one that was ordered: only what may be new of it passes.
     *
     * @param why it stays as it is, e.g. {@code a film that is resumed stays as it was ordered}
     */
    Order resumed(String id, String why) {
        for (OptionSpec given : spec.commandLine().getParseResult().matchedOptions()) {
            if (!WITH_RESUME.contains(given.longestName())) {
                throw usage(given.longestName() + ": " + why);
            }
        }
        return Order.resume(StudioClient.checkedId(id), read().toMap());
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
