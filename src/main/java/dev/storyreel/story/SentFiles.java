package dev.storyreel.story;

import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.production.JobContext;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks into files that providers have sent. */
@Component
class SentFiles {
    private final MediaEngine media;

    SentFiles(MediaEngine media) {
        this.media = media;
    }

    /** What is in a file of that kind; empty if it is another one, or cannot be shown. */
    <F extends MediaFile> Optional<F> look(JobContext job, Path file, Class<F> kind) throws InterruptedException {
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            MediaFile found = media.probe(file, processes);
            return kind.isInstance(found) ? Optional.of(kind.cast(found)) : Optional.empty();
        } catch (StoryreelException e) {
            if (e.errorCode() instanceof MediaError unusable && unusable.type() == ErrorType.USER) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
