package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Work;
import dev.storyreel.cli.Answers.Works;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the last works of the studio, the newest first.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Examples:",
            "  storyreel list",
            "  storyreel list --status failed --limit 5",
            "  storyreel make --resume ID",
            "  storyreel redo ID --scene 2 --new-picture"
        })
final class ListCommand implements Callable<Integer>, Verbose {
    private static final int MOST = 100;
    private static final int LONGEST_TITLE = 60;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "only those that are queued, running, succeeded, failed or cancelled")
    private Choices.@Nullable Status status;

    @Option(names = "--limit", paramLabel = "N", description = "how many at most, 1-100 (20)")
    private int limit = 20;

    @Option(names = "--json", description = "one JSON object on standard output")
    private boolean json;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public boolean verbose() {
        return common.verbose();
    }

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit: must be 1 to " + MOST + ", not " + limit);
        }
        Map<String, Object> filters =
                new Fields().put("status", status).put("limit", limit).toMap();
        return Listing.show(
                common,
                json,
                client -> client.works(filters),
                works -> print(works, ZoneId.systemDefault(), System.out, System.err));
    }

    static void print(Works works, ZoneId zone, PrintStream out, PrintStream notes) {
        List<Work> all = works.data() == null ? List.of() : works.data();
        if (all.isEmpty()) {
            notes.println("there is no such work");
            return;
        }
        String format = "%-36s  %-8s  %-9s  %5s  %-16s  %s";
        out.println(format.formatted("ID", "KIND", "STATUS", "DONE", "BEGUN", "TITLE"));
        for (Work work : all) {
            out.println(format.formatted(
                            // whole: it is there to be given back
                            Listing.shown(work.id(), Integer.MAX_VALUE),
                            Listing.shown(work.kind(), 8),
                            Listing.shown(work.status(), 9),
                            work.progress() == null ? "" : (int) Math.clamp(work.progress(), 0, 100) + " %",
                            work.createdAt() == null
                                    ? ""
                                    : WHEN.format(work.createdAt().atZone(zone)),
                            Listing.shown(work.title(), LONGEST_TITLE))
                    .stripTrailing());
        }
        if (works.nextCursor() != null) {
            notes.println("there are more: see --limit");
        }
    }
}
