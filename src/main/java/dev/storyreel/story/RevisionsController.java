package dev.storyreel.story;

import dev.storyreel.upload.Uploads;
import dev.storyreel.web.Idempotency;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of stories over HTTP. */
@Tag(name = "Projects")
@RestController
@RequestMapping("/v1/projects/{id}")
class RevisionsController {
    private final Revisions revisions;
    private final Casting casting;
    private final ProjectAnswers answers;
    private final Uploads uploads;
    private final Idempotency idempotency;

    RevisionsController(
            Revisions revisions, Casting casting, ProjectAnswers answers, Uploads uploads, Idempotency idempotency) {
        this.revisions = revisions;
        this.casting = casting;
        this.answers = answers;
        this.uploads = uploads;
        this.idempotency = idempotency;
    }

    /** Changes what an ended film is to be; regenerate makes it so. */
    @PatchMapping
    ProjectAnswer change(@PathVariable UUID id, @Valid @RequestBody ProjectChange change)
            throws IOException, InterruptedException {
        if (change.musicUploadId() != null) {
            uploads.notice(List.of(change.musicUploadId()));
        }
        return answers.of(revisions.change(id, change, casting.of(id, change)));
    }

    /** Changes what one clip of an ended film is to be; regenerate makes it so. */
    @PatchMapping("/clips/{index}")
    ProjectAnswer changeClip(@PathVariable UUID id, @PathVariable int index, @Valid @RequestBody ClipChange change)
            throws IOException, InterruptedException {
        NewMedia media = change.media();
        if (media != null && media.uploadId() != null) {
            uploads.notice(List.of(media.uploadId()));
        }
        return answers.of(revisions.change(id, index, change, casting.of(id, change)));
    }

    /** Makes an ended film again with all changes; what they do not reach is taken up as it is. */
    @PostMapping("/regenerate")
    ResponseEntity<ProjectAnswer> regenerate(@PathVariable UUID id, HttpServletRequest request) {
        return idempotency.once(request, () -> answers.accepted(revisions.regenerate(id)));
    }

    /** The same, with another voice or picture of the same words of one clip. */
    @PostMapping("/clips/{index}/regenerate")
    ResponseEntity<ProjectAnswer> regenerateClip(
            @PathVariable UUID id,
            @PathVariable int index,
            @Valid @RequestBody(required = false) @Nullable ClipTake take,
            HttpServletRequest request) {
        ClipTake wanted = Objects.requireNonNullElse(take, new ClipTake(null));
        return idempotency.once(request, () -> answers.accepted(revisions.regenerate(id, index, wanted)));
    }
}
