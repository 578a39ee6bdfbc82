package dev.storyreel.story;

import dev.storyreel.kind.NarrationSpeed;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.kind.VoiceName;
import dev.storyreel.media.Move;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a finished film as a whole; what is left out stays.
 *
 * @param voice who speaks in clips that do not say it themselves: an id or a name of GET /v1/voices, or {@code auto}
 * @param speed of the voice; 1 is its own
 * @param language BCP 47, of what is said; the words stay
 * @param motion what the camera does in scenes that do not say it themselves
 * @param musicUploadId the file, with the music {@code asset}
 */
record ProjectChange(
        @Nullable TransitionChoice transition,
        @Nullable CaptionChoice captions,
        @Nullable Move motion,
        @Nullable MusicChoice music,
        @Nullable UUID musicUploadId,
        @Nullable @VoiceName String voice,
        @Nullable @NarrationSpeed Double speed,

        @Nullable @Size(min = 1, max = 35, message = "must be a BCP 47 tag such as en, de or pt-BR")
        String language) {

    boolean changesNothing() {
        return equals(new ProjectChange(null, null, null, null, null, null, null, null));
    }

    /**
     * @param narrator as the change wants it
     * @param find finds an upload of music
     */
    ProjectChoices of(Project project, Narrator narrator, Function<UUID, OwnFile> find) {
        return new ProjectChoices(
                Objects.requireNonNullElse(transition, project.transitions()),
                Objects.requireNonNullElse(captions, project.captions()),
                Objects.requireNonNullElse(motion, project.move()),
                MusicOrder.of(music, musicUploadId, new MusicOrder(project.music(), project.musicFile()), find),
                narrator);
    }
}
