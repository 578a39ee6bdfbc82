package dev.storyreel.story;

import dev.storyreel.error.WrongField;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Fit.Filling;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Footage.WhenShort;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.Span;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.StockRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * What is to be seen in a scene in place of a generated picture: a picture or a clip, of the user's own or in stock with a
 * vendor. It is given whole; what is left out is as usual.
 *
 * @param uploadId of a file of the user's own; either this or stock is given, but in {@link #NONE}, which is a generated
 *     picture again
 * @param stock words to search the stock of vendors with
 * @param kind what is searched for in stock; of an own file it is known
 * @param startSeconds where in an own clip it begins, from the clip's own start; 0 if left out
 * @param endSeconds where in an own clip it ends, as far as the scene lasts so long; the clip's end if left out
 * @param whenShort what becomes of a clip that is shorter than its scene
 * @param fit how it fills a film of another shape: {@code cover} crops, {@code blur} shows all of it over a blurred copy,
 *     {@code auto} crops where little is lost
 * @param focus what stays in sight where it is cropped, and what the camera goes towards; the middle if left out
 * @param sound whether a clip is heard; an own one is if left out, one in stock is not
 */
record NewMedia(
        @Nullable UUID uploadId,

        @Nullable
        @Schema(example = "calm sea at dawn")
        @Size(min = 1, max = StockRequest.LONGEST_WORDS, message = "must have 1 to 100 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must be one line of text without control characters")
        @Pattern(regexp = NewProject.SPEAKABLE, message = "must have a letter or a digit")
        String stock,

        @Nullable @Schema(defaultValue = "picture") StockKind kind,

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

        @Nullable SoundChoice sound) {
    private static final double MILLIS = 1000;

    /** What {@code null} says; a field that is left out says nothing. */
    static final NewMedia NONE = new NewMedia(null, null, null, null, null, null, null, null, null);

    NewMedia {
        stock = stock == null ? null : stock.strip();
    }

    /**
     * The same of its file, once that is known.
     *
     * @param field what it is called where it was asked for
     * @throws WrongField {@link StoryError#MEDIA_OPTION_UNUSED}, {@link StoryError#MEDIA_SPAN_INVALID}
     */
    SceneMedia.Own of(OwnFile file, String field) {
        refuse(Map.of("stock", Optional.ofNullable(stock)), field, "cannot be given together with an upload_id");
        refuse(Map.of("kind", Optional.ofNullable(kind)), field, "can only be given with stock");
        MediaFile.Video video = file.video();
        if (video != null) {
            return new SceneMedia.Own(
                    file, filling(), new SceneMedia.Cut(span(video, field), then(), sound != SoundChoice.MUTE));
        }
        refuse(ofOwnClips(), field, "can only be given with a clip; the upload " + file.uploadId() + " is a picture");
        refuse(ofClips(), field, "can only be given with a clip; the upload " + file.uploadId() + " is a picture");
        return new SceneMedia.Own(file, filling(), null);
    }

    /**
     * The same of what is in stock.
     *
     * @param words {@link #stock}
     * @param field as of {@link #of}
     * @throws WrongField {@link StoryError#MEDIA_OPTION_UNUSED}
     */
    SceneMedia.Stock stocked(String words, String field) {
        refuse(Map.of("upload_id", Optional.ofNullable(uploadId)), field, "cannot be given together with stock");
        refuse(ofOwnClips(), field, "can only be given with a clip of your own");
        StockKind wanted = Objects.requireNonNullElse(kind, StockKind.PICTURE);
        if (wanted == StockKind.PICTURE) {
            refuse(ofClips(), field, "can only be given with a clip; set kind to clip");
        }
        return new SceneMedia.Stock(words, wanted, filling(), then(), sound == SoundChoice.KEEP);
    }

    private Fit filling() {
        return new Fit(Objects.requireNonNullElse(fit, Filling.AUTO), focus == null ? Focus.CENTRE : focus.focus());
    }

    private WhenShort then() {
        return Objects.requireNonNullElse(whenShort, WhenShort.LOOP);
    }

    private Map<String, Optional<?>> ofOwnClips() {
        Map<String, Optional<?>> choices = new LinkedHashMap<>();
        choices.put("start_seconds", Optional.ofNullable(startSeconds));
        choices.put("end_seconds", Optional.ofNullable(endSeconds));
        return choices;
    }

    private Map<String, Optional<?>> ofClips() {
        Map<String, Optional<?>> choices = new LinkedHashMap<>();
        choices.put("when_short", Optional.ofNullable(whenShort));
        choices.put("sound", Optional.ofNullable(sound));
        return choices;
    }

    private static void refuse(Map<String, Optional<?>> choices, String field, String why) {
        choices.forEach((name, value) -> {
            if (value.isPresent()) {
                throw new WrongField(StoryError.MEDIA_OPTION_UNUSED, field + "." + name, why);
            }
        });
    }

    private Span span(MediaFile.Video video, String field) {
        long start = startSeconds == null ? 0 : Math.round(startSeconds * MILLIS);
        long end = endSeconds == null ? video.durationMs() : Math.round(endSeconds * MILLIS);
        String length = video.durationMs() / MILLIS + " seconds";
        if (start >= video.durationMs()) {
            throw invalid(field + ".start_seconds", "must be less than the clip's " + length);
        }
        if (end > video.durationMs()) {
            throw invalid(field + ".end_seconds", "must be at most the clip's " + length);
        }
        if (end <= start) {
            throw invalid(field + ".end_seconds", "must be more than start_seconds, which is " + start / MILLIS);
        }
        return video.span(start, end);
    }

    private static WrongField invalid(String field, String fault) {
        return new WrongField(StoryError.MEDIA_SPAN_INVALID, field, fault);
    }

    /** Tells null from nothing. */
    static final class Reader extends ValueDeserializer<NewMedia> {
        @Override
        public NewMedia deserialize(JsonParser parser, DeserializationContext context) {
            NewMedia given = context.readValue(parser, NewMedia.class);
            if (given.uploadId() == null && given.stock() == null) {
                return context.reportInputMismatch(NewMedia.class, "media needs either an upload_id or stock");
            }
            return given;
        }

        @Override
        public NewMedia getNullValue(DeserializationContext context) {
            return NONE;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
