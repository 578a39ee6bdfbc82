package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line whenever a stage has got on, without any escape codes. */
final class LineProgress implements Progress {
    private final PrintStream out;
    private final TimeLeft timeLeft;
    private final Map<String, Stage> shown = new HashMap<>();

    LineProgress(PrintStream out, TimeLeft timeLeft) {
        this.out = out;
        this.timeLeft = timeLeft;
    }

    @Override
    public void show(Project project, List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage.total() > 0 && !stage.equals(shown.put(stage.name(), stage))) {
                out.println(stage.name() + " " + stage.done() + "/" + stage.total() + " (" + project.percent() + " %"
                        + timeLeft.after(project.percent()) + ")");
            }
        }
    }

    @Override
    public void event(ServerEvent event) {
        Waiting.in(event, Instant.now()).ifPresent(out::println);
    }
}
