package dev.storyreel.cli;

import dev.storyreel.cli.Answers.InLanguage;
import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One line of all languages: redrawn in place on a terminal, else told again whenever one has got on. */
final class DubProgress implements Progress {
    /** What fits into one line of any terminal. */
    private static final int WIDTH = 79;

    /** A line for each percent would be too many. */
    private static final int STEP = 10;

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    DubProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void show(Project project, List<Stage> stages) {
        String line = Failures.oneLine(line(project, terminal ? 1 : STEP));
        if (line.equals(shown)) {
            return;
        }
        if (terminal) {
            String cut = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
            out.print((shown.isEmpty() ? "" : "\u001b[A\u001b[2K") + cut + "\n");
            out.flush();
        } else {
            out.println(line);
        }
        shown = line;
    }

    /** Above what is redrawn, and stays. */
    @Override
    public void event(ServerEvent event) {
        Waiting.in(event, Instant.now()).ifPresent(waiting -> {
            out.print((terminal && !shown.isEmpty() ? "\u001b[A\u001b[2K" : "") + waiting + "\n");
            out.flush();
            shown = "";
        });
    }

    /** Such as {@code es speak 42 %, fr translate}; before there is anything to translate, what is done to the recording. */
    private static String line(Project dub, int step) {
        List<InLanguage> languages = dub.languages() == null ? List.of() : dub.languages();
        boolean begun = languages.stream().anyMatch(each -> each.stage() != null);
        return begun || dub.stage() == null
                ? languages.stream().map(each -> state(each, step)).collect(Collectors.joining(", "))
                : at(dub.stage(), dub.percent(), step);
    }

    private static String state(InLanguage each, int step) {
        String status = String.valueOf(each.status());
        return each.language() + " "
                + switch (status) {
                    case "running" -> each.stage() == null ? "begins" : at(each.stage(), each.percent(), step);
                    case "succeeded" -> "done";
                    default -> status;
                };
    }

    private static String at(String stage, int percent, int step) {
        int told = percent - percent % step;
        return Stage.named(stage) + (told == 0 ? "" : " " + told + " %");
    }
}
