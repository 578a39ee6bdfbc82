package dev.storyreel.story;

import dev.storyreel.media.Codec;
import dev.storyreel.media.EncoderChoice;
import dev.storyreel.media.Move;
import dev.storyreel.media.Quality;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Warning;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as clients see it.
 *
 * @param revision from 1, raised whenever the film is made again
 * @param changed whether what it is to be was changed since it was made: {@code regenerate} makes it so
 * @param stage the type of the job that began last
 * @param progress 0–100, never goes back within a revision
 * @param durationSeconds the length asked for; null where a script or scenes were given and none was asked for
 * @param transition between the scenes
 * @param voice who speaks, {@code auto} where no voice was named
 * @param speed of the voice; 1 is its own
 * @param language BCP 47, of what is said
 * @param motion what the camera does in clips that do not say it themselves
 * @param resolution pixels of the shorter side, such as {@code 1080p}
 * @param fps frames a second
 * @param quality as it was asked for, like codec and encoder
 * @param costUsd US dollars spent so far
 * @param maxCostUsd US dollars that it may cost; null for no limit
 * @param error set when the project has failed
 * @param posterUrl a JPEG picture that stands for the film
 * @param previewUrl a small GIF of a few seconds
 * @param creditsUrl a text that tells whose work is in the film, if anybody's is
 * @param finalVideoUrl set when the film is there; works for a limited time, like all URLs here
 */
record ProjectAnswer(
        UUID id,
        String kind,
        String status,
        int revision,
        boolean changed,
        int progress,
        @Nullable String stage,
        @Nullable String topic,
        @Nullable String title,
        String preset,
        String aspectRatio,
        @Nullable Integer durationSeconds,
        String voice,
        double speed,
        String language,
        String transition,
        String captions,
        Move motion,
        String music,
        @Nullable UUID musicUploadId,
        String resolution,
        int fps,
        Quality quality,
        Codec codec,
        EncoderChoice encoder,
        BigDecimal costUsd,
        @Nullable BigDecimal maxCostUsd,
        boolean offline,
        List<Warning> warnings,
        @Nullable Failure error,
        List<ClipAnswer> clips,
        @Nullable URI finalVideoUrl,
        @Nullable URI posterUrl,
        @Nullable URI previewUrl,
        @Nullable URI reportUrl,
        @Nullable URI srtUrl,
        @Nullable URI vttUrl,
        @Nullable URI creditsUrl,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * @param index from 0
     * @param script what is said
     * @param voice who speaks it; {@code auto} is the film's narrator
     * @param motion what the camera does; {@code auto} is as the film's
     * @param focus of what is seen; the middle where none was given
     * @param durationSeconds how long it is seen, known once it is rendered
     * @param imageUrl its picture; none where a clip of the user's own or from stock is seen
     * @param mediaUrl the film's copy of the user's own file, or of the one from stock
     * @param motionUrl the clip that a provider made of its picture, with the motion {@code video}
     */
    record ClipAnswer(
            int index,
            String status,
            String script,
            String imagePrompt,
            @Nullable MediaAnswer media,
            String voice,
            Move motion,
            FocusPoint focus,
            @Nullable Double durationSeconds,
            @Nullable URI audioUrl,
            @Nullable URI imageUrl,
            @Nullable URI mediaUrl,
            @Nullable URI motionUrl,
            @Nullable URI videoUrl) {}
}
