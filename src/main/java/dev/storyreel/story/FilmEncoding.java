package dev.storyreel.story;

import dev.storyreel.media.Encoding;
import dev.storyreel.media.EncodingChoice;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.production.JobContext;
import org.springframework.stereotype.Component;

/**
 * Settles who encodes a story's film: once for all its segments, whichever worker renders them, as those of different
 * encoders cannot be joined.
 */
@Component
class FilmEncoding {
    private final MediaEngine media;
    private final Projects projects;

    FilmEncoding(MediaEngine media, Projects projects) {
        this.media = media;
        this.projects = projects;
    }

    /** Warns, in every job that asks, of an encoder that is not the one that was wanted. */
    Encoding of(Project project, JobContext job) throws InterruptedException {
        EncodingChoice settled = projects.encoding(project.id()).orElse(null);
        if (settled == null) {
            // the first to say it wins; others may have found other hardware meanwhile
            settled = projects.settleEncoding(project.id(), media.encoding(project.video()));
        }
        if (settled.fallback() != null) {
            job.warn("encoder_unavailable", settled.fallback());
        }
        return settled.encoding();
    }
}
