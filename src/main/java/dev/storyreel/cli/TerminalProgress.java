package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** One line a stage with a bar, redrawn in place. */
final class TerminalProgress implements Progress {
    private static final int WIDTH = 24;

    private final PrintStream out;
    private final boolean unicode;
    private final TimeLeft timeLeft;
    private int drawn;

    TerminalProgress(PrintStream out, boolean unicode, TimeLeft timeLeft) {
        this.out = out;
        this.unicode = unicode;
        this.timeLeft = timeLeft;
    }

    @Override
    public void show(Project project, List<Stage> stages) {
        StringBuilder text = new StringBuilder(up());
        for (Stage stage : stages) {
            text.append("\u001b[2K").append(line(stage)).append('\n');
        }
        text.append("\u001b[2K")
                .append(project.percent())
                .append(" %")
                .append(timeLeft.after(project.percent()))
                .append('\n');
        drawn = stages.size() + 1;
        out.print(text);
        out.flush();
    }

    /** Above what is redrawn, and stays. */
    @Override
    public void event(ServerEvent event) {
        Waiting.in(event, Instant.now()).ifPresent(waiting -> {
            out.print(up() + "\u001b[J" + waiting + "\n");
            out.flush();
            drawn = 0;
        });
    }

    /** Back to the first line that was drawn. */
    private String up() {
        return drawn > 0 ? "\u001b[" + drawn + "A" : "";
    }

    private String line(Stage stage) {
        int full = stage.total() == 0 ? 0 : WIDTH * stage.done() / stage.total();
        String bar = (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(WIDTH - full);
        String count = stage.total() == 0 ? "" : stage.done() + "/" + stage.total();
        return "%-9s %s %s".formatted(stage.name(), bar, count);
    }
}
