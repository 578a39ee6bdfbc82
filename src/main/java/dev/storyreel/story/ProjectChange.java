package dev.storyreel.story;

import dev.storyreel.media.Move;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a finished film as a whole; what is left out stays.
 *
 * @param motion what the camera does in scenes that do not say it themselves
 * @param musicUploadId the file, with the music {@code asset}
 */
record ProjectChange(
        @Nullable TransitionChoice transition,
        @Nullable CaptionChoice captions,
        @Nullable Move motion,
        @Nullable MusicChoice music,
        @Nullable UUID musicUploadId) {

    boolean changesNothing() {
        return equals(new ProjectChange(null, null, null, null, null));
    }

    /** @param find finds an upload of music */
    ProjectChoices of(Project project, Function<UUID, OwnFile> find) {
        return new ProjectChoices(
                Objects.requireNonNullElse(transition, project.transitions()),
                Objects.requireNonNullElse(captions, project.captions()),
                Objects.requireNonNullElse(motion, project.move()),
                MusicOrder.of(music, musicUploadId, new MusicOrder(project.music(), project.musicFile()), find));
    }
}
