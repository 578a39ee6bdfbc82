package dev.storyreel.story;

import dev.storyreel.media.Encoding;
import dev.storyreel.media.FilmFacts;
import dev.storyreel.media.caption.CaptionChecks;
import dev.storyreel.production.Warning;
import dev.storyreel.provider.ProviderUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report.json} says about a film.
 *
 * @param encoding how the picture was encoded
 * @param offline whether any part was made without a service
 * @param costUsd US dollars spent on the film
 * @param attributions whose work is in the pictures, each once
 * @param revision how often the film was asked for, from 1
 * @param jobs all work of this revision up to this report; the job that writes it is still running
 */
record FilmReport(
        UUID projectId,
        int revision,
        @Nullable String title,
        Film film,
        Encoding encoding,
        List<ClipLine> clips,
        boolean offline,
        BigDecimal costUsd,
        List<Warning> warnings,
        List<String> attributions,
        List<JobLine> jobs) {

    /**
     * @param plannedFrames what the timeline asked for
     * @param soundMinusPictureMs how much longer the sound is than the picture
     * @param decoderComplaints lines the decoder wrote while it read the film
     */
    record Film(
            double durationSeconds,
            @Nullable Double soundMinusPictureMs,
            int plannedFrames,
            boolean faststart,
            int decoderComplaints,
            FilmFacts.Picture picture,
            FilmFacts.@Nullable Sound sound) {}

    /** A scene, with what of the user's own is seen in it, who spoke, who drew it and who made its picture move, and what was found when its captions were looked at. */
    record ClipLine(
            int index,
            String script,
            double startSeconds,
            double durationSeconds,
            @Nullable MediaAnswer media,
            ProviderUse voice,
            ProviderUse picture,
            @Nullable ProviderUse video,
            CaptionChecks.@Nullable Result captions) {}

    /**
     * A job and how long it took.
     *
     * @param reused whether it took up what had been made before of the very same
     */
    record JobLine(
            String type,
            @Nullable Integer clipIndex,
            String status,
            boolean reused,
            int attempts,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            BigDecimal costUsd) {}
}
