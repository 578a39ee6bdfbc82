package dev.storyreel.story;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What to change of a finished film as a whole; what is left out stays. */
record ProjectChange(
        @Nullable TransitionChoice transition,
        @Nullable CaptionChoice captions,
        @Nullable MusicChoice music) {

    ProjectChoices of(Project project) {
        return new ProjectChoices(
                Objects.requireNonNullElse(transition, project.transitions()),
                Objects.requireNonNullElse(captions, project.captions()),
                Objects.requireNonNullElse(music, project.music()));
    }
}
