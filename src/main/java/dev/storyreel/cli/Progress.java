package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Project;
import java.util.List;

/** Shows how a film comes along. */
interface Progress {
    void show(Project project, List<Stage> stages);

    /** What the studio told. */
    default void event(ServerEvent event) {}
}
