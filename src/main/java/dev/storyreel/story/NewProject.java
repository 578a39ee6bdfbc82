package dev.storyreel.story;

import dev.storyreel.kind.CostLimit;
import dev.storyreel.kind.NarrationSpeed;
import dev.storyreel.kind.VoiceName;
import dev.storyreel.media.Codec;
import dev.storyreel.media.EncoderChoice;
import dev.storyreel.media.EncodingRequest;
import dev.storyreel.media.Move;
import dev.storyreel.media.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for. Spaces around topic and script do not count.
 *
 * @param topic what the film is about; exactly one of topic, script and scenes is given
 * @param script what is said, word for word
 * @param scenes what is said and seen, scene by scene; nothing is planned then
 * @param durationSeconds the length aimed at; a topic's is 30 if left out, a script and scenes are kept whole in any case
 * @param transition between the scenes
 * @param voice who speaks: an id or a name of GET /v1/voices; {@code auto} is whoever is asked first; the preset's if left out
 * @param speed of the voice; 1 is its own; the preset's if left out
 * @param language BCP 47, of what is said; the preset's, the named voice's own, or English, if left out
 * @param captions how the narration is written into the picture
 * @param motion what the camera does in scenes that do not say it themselves
 * @param music what plays under the narration
 * @param musicUploadId the file, with the music {@code asset}
 * @param resolution pixels of the shorter side
 * @param fps frames a second
 * @param quality of the picture's encoding
 * @param codec of the picture
 * @param encoder who encodes the picture
 * @param fresh nothing that was spoken or drawn for other films of yours is taken up: all is paid for anew
 * @param maxCostUsd US dollars; no call of a provider begins that could pass it
 */
@OneSource
record NewProject(
        @Nullable
        @Schema(example = "Why octopuses have three hearts")
        @Size(min = 3, max = 500, message = "must have 3 to 500 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must be one line of text without control characters")
        @Pattern(regexp = NewProject.SPEAKABLE, message = "must have a letter or a digit")
        String topic,

        @Nullable
        @Size(min = 1, max = NewProject.LONGEST_SCRIPT, message = "must have 1 to 20,000 characters")
        @Speakable
        String script,

        @Nullable @Size(min = 1, max = 60, message = "must have 1 to 60 scenes") @ScriptInAll
        List<@Valid @NotNull(message = "is needed") NewScene> scenes,

        @Nullable @Min(value = 10, message = "must be 10 to 180") @Max(value = 180, message = "must be 10 to 180")
        Integer durationSeconds,

        @Nullable @KnownPreset String preset,

        @Nullable @Schema(defaultValue = "9:16") AspectRatio aspectRatio,

        @Nullable @Schema(defaultValue = "crossfade") TransitionChoice transition,

        @Nullable @Schema(defaultValue = "auto", example = "cartesia/79f8b5fb-2cc8-479a-80df-29f7a7cf1a3e") @VoiceName
        String voice,

        @Nullable @Schema(defaultValue = "1") @NarrationSpeed
        Double speed,

        @Nullable
        @Schema(defaultValue = "en")
        @Size(min = 1, max = 35, message = "must be a BCP 47 tag such as en, de or pt-BR")
        String language,

        @Nullable @Schema(defaultValue = "bold") CaptionChoice captions,

        @Nullable @Schema(defaultValue = "auto") Move motion,

        @Nullable @Schema(defaultValue = "ambient") MusicChoice music,
        @Nullable UUID musicUploadId,

        @Nullable @Schema(defaultValue = "1080p") Resolution resolution,

        @Nullable
        @Schema(
                defaultValue = "30",
                allowableValues = {"24", "25", "30", "60"})
        @FrameRate
        Integer fps,

        @Nullable @Schema(defaultValue = "standard") Quality quality,

        @Nullable @Schema(defaultValue = "h264") @EncodableCodec
        Codec codec,

        @Nullable @Schema(defaultValue = "software") EncoderChoice encoder,

        @Nullable @CostLimit BigDecimal maxCostUsd,

        @Nullable @Schema(defaultValue = "false") Boolean fresh,

        @Nullable
        @Schema(defaultValue = "default")
        @Pattern(regexp = "high|default|low", message = "must be one of high, default, low")
        String priority) {
    /** Characters that are said in all, however they are given. */
    static final int LONGEST_SCRIPT = 20_000;

    /** What is too short is not blamed for this as well. */
    static final String SPEAKABLE = "(?s)|[^\\p{L}\\p{N}]*[\\p{L}\\p{N}].*";

    NewProject {
        topic = topic == null ? null : topic.strip();
        script = script == null ? null : script.strip();
        // nulls in it are told of by validation
        scenes = scenes == null ? null : Collections.unmodifiableList(new ArrayList<>(scenes));
    }

    /** The user's own files that are named in it. */
    Set<UUID> uploads() {
        Set<UUID> uploads = new HashSet<>();
        if (musicUploadId != null) {
            uploads.add(musicUploadId);
        }
        for (NewScene scene : scenes == null ? List.<NewScene>of() : scenes) {
            NewMedia media = scene.media();
            if (media != null && media.uploadId() != null) {
                uploads.add(media.uploadId());
            }
        }
        return uploads;
    }

    EncodingRequest video() {
        return new EncodingRequest(
                Objects.requireNonNullElse(codec, Codec.H264),
                Objects.requireNonNullElse(quality, Quality.STANDARD),
                Objects.requireNonNullElse(encoder, EncoderChoice.SOFTWARE));
    }
}
