package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Project;
import java.util.List;

/** Shows how a production comes along. */
interface Progress {
    /** @param stages of a film; empty of a dub, whose languages have their own */
    void show(Project project, List<Stage> stages);

    /** What the studio told. */
    default void event(ServerEvent event) {}
}
