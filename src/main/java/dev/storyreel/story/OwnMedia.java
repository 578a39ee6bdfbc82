package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Fit.Filling;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Footage.WhenShort;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.Span;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * What of the user's own is to be seen in a scene in place of a generated picture: a picture or a clip. It is given whole;
 * what is left out is as usual.
 *
 * @param uploadId of the file; null, in {@link #NONE} alone, for a generated picture again
 * @param startSeconds where in a clip it begins, from the clip's own start; 0 if left out
 * @param endSeconds where in a clip it ends, as far as the scene lasts so long; the clip's end if left out
 * @param whenShort what becomes of a clip that is shorter than its scene
 * @param fit how it fills a film of another shape: {@code cover} crops, {@code blur} shows all of it over a blurred copy,
 *     {@code auto} crops where little is lost
 * @param focus what stays in sight where it is cropped, and what the camera goes towards; the middle if left out
 * @param sound whether a clip is heard
 */
record OwnMedia(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false) @Nullable
        UUID uploadId,

        @Nullable
        @DecimalMin(value = "0", message = "must be 0 or more")
        @DecimalMax(value = "10800", message = "must be at most 10,800, which is three hours")
        Double startSeconds,

        @Nullable
        @DecimalMin(value = "0", inclusive = false, message = "must be more than 0")
        @DecimalMax(value = "10800", message = "must be at most 10,800, which is three hours")
        Double endSeconds,

        @Nullable @Schema(defaultValue = "loop") WhenShort whenShort,

        @Nullable @Schema(defaultValue = "auto") Filling fit,

        @Nullable @Valid FocusPoint focus,

        @Nullable @Schema(defaultValue = "keep") SoundChoice sound) {
    private static final double MILLIS = 1000;

    /** What {@code null} says; a field that is left out says nothing. */
    static final OwnMedia NONE = new OwnMedia(null, null, null, null, null, null, null);

    /**
     * The same of its file, once that is known.
     *
     * @param field what it is called where it was asked for
     * @throws StoryreelException {@link StoryError#MEDIA_OPTION_UNUSED}, {@link StoryError#MEDIA_SPAN_INVALID}
     */
    SceneMedia of(OwnFile file, String field) {
        Fit filling =
                new Fit(Objects.requireNonNullElse(fit, Filling.AUTO), focus == null ? Focus.CENTRE : focus.focus());
        MediaFile.Video video = file.video();
        if (video != null) {
            WhenShort then = Objects.requireNonNullElse(whenShort, WhenShort.LOOP);
            return new SceneMedia(
                    file, filling, new SceneMedia.Cut(span(video, field), then, sound != SoundChoice.MUTE));
        }
        Map<String, @Nullable Object> ofClips = new LinkedHashMap<>();
        ofClips.put("start_seconds", startSeconds);
        ofClips.put("end_seconds", endSeconds);
        ofClips.put("when_short", whenShort);
        ofClips.put("sound", sound);
        ofClips.forEach((name, value) -> {
            if (value != null) {
                throw new StoryreelException(
                        StoryError.MEDIA_OPTION_UNUSED,
                        field + "." + name + ": can only be given with a clip; the upload " + file.uploadId()
                                + " is a picture");
            }
        });
        return new SceneMedia(file, filling, null);
    }

    private Span span(MediaFile.Video video, String field) {
        long start = startSeconds == null ? 0 : Math.round(startSeconds * MILLIS);
        long end = endSeconds == null ? video.durationMs() : Math.round(endSeconds * MILLIS);
        String length = video.durationMs() / MILLIS + " seconds";
        if (start >= video.durationMs()) {
            throw invalid(field + ".start_seconds: must be less than the clip's " + length);
        }
        if (end > video.durationMs()) {
            throw invalid(field + ".end_seconds: must be at most the clip's " + length);
        }
        if (end <= start) {
            throw invalid(field + ".end_seconds: must be more than start_seconds, which is " + start / MILLIS);
        }
        return video.span(start, end);
    }

    private static StoryreelException invalid(String message) {
        return new StoryreelException(StoryError.MEDIA_SPAN_INVALID, message);
    }

    /** Tells null from nothing. */
    static final class Reader extends ValueDeserializer<OwnMedia> {
        @Override
        public OwnMedia deserialize(JsonParser parser, DeserializationContext context) {
            OwnMedia given = context.readValue(parser, OwnMedia.class);
            if (given.uploadId() == null) {
                return context.reportInputMismatch(OwnMedia.class, "media needs an upload_id");
            }
            return given;
        }

        @Override
        public OwnMedia getNullValue(DeserializationContext context) {
            return NONE;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
