package dev.storyreel.story;

import dev.storyreel.media.Encoding;
import dev.storyreel.media.EncodingChoice;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.production.JobContext;
import org.springframework.stereotype.Component;

/**
 * Settles who encodes a story's film: once in each revision for all its segments, whichever worker renders them, as those of
 * different encoders cannot be joined.
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
            settled = projects.settleEncoding(project.id(), choice(project));
        }
        if (settled.fallback() != null) {
            job.warn("encoder_unavailable", settled.fallback());
        }
        return settled.encoding();
    }

    /** As in the revision before, to the last parameter, if the same encoder is wanted and works: what it made is taken up then. */
    private EncodingChoice choice(Project project) throws InterruptedException {
        EncodingChoice now = media.encoding(project.video());
        return projects.lastEncoding(project.id())
                .filter(last -> isAlike(last.encoding(), now.encoding()))
                .map(last -> new EncodingChoice(last.encoding(), now.fallback()))
                .orElse(now);
    }

    private static boolean isAlike(Encoding last, Encoding now) {
        return last.encoder().equals(now.encoder()) && last.quality() == now.quality();
    }
}
