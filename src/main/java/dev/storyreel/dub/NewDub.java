package dev.storyreel.dub;

import dev.storyreel.kind.CostLimit;
import dev.storyreel.kind.VoiceName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param voiceUploadId the recording, an upload of the purpose {@code voice}; exactly one of it and videoUploadId is given
 * @param videoUploadId the recording, an upload of the purpose {@code video}: its pictures are kept as they are
 * @param backgroundUploadId heard under the voice; an upload of the purpose {@code background}
 * @param sourceLanguage the recording's, BCP 47; {@code auto} has it found out, where who writes it down can
 * @param targetLanguages BCP 47
 * @param voice who speaks: an id or a name of GET /v1/voices; {@code auto} is whoever is asked first
 * @param speakerVoices who speaks for which speaker of the transcript
 * @param keepOriginal whether the recording is heard softly under the dub
 * @param keepTerms names and terms that are not translated
 * @param transcript what is said: subtitles (SRT or WebVTT), or plain text, a line for each line that is said; nobody is asked to write it
 *     down then
 * @param captions the same in target languages, by language; nobody is asked to translate into those
 * @param fresh nothing that was spoken for other productions of yours is taken up
 * @param maxCostUsd US dollars; no call of a provider begins that could pass it
 */
record NewDub(
        @Nullable UUID voiceUploadId,
        @Nullable UUID videoUploadId,
        @Nullable UUID backgroundUploadId,

        @Nullable @Schema(defaultValue = "auto", example = "en") @Tag
        String sourceLanguage,

        @Nullable
        @Schema(example = "[\"es\", \"fr\"]")
        @NotEmpty(message = "must name at least one language")
        @Size(max = 20, message = "must name at most 20 languages")
        List<@NotNull(message = "is needed") @Tag String> targetLanguages,

        @Nullable @Schema(defaultValue = "auto") @VoiceName String voice,

        @Nullable @Size(max = 50, message = "must name at most 50 speakers")
        Map<
                        @Size(min = 1, max = 50)
                        @Pattern(regexp = NewDub.LINE, message = "must be one line of text without control characters")
                        String,
                        @NotNull(message = "is needed") @VoiceName String>
                speakerVoices,

        @Nullable @Schema(defaultValue = "web") LoudnessPreset loudness,
        @Nullable @Schema(defaultValue = "false") Boolean keepOriginal,

        @Nullable @Size(max = 200, message = "must have at most 200 terms")
        List<
                        @NotNull(message = "is needed")
                        @Size(min = 1, max = 100, message = "must have 1 to 100 characters")
                        @Pattern(regexp = NewDub.LINE, message = "must be one line of text without control characters")
                        String>
                keepTerms,

        @Nullable
        @Size(min = 1, max = NewDub.LONGEST_TEXT, message = "must have 1 to 1,000,000 characters")
        @Pattern(regexp = NewDub.TEXT, message = NewDub.NO_TEXT)
        String transcript,

        @Nullable @Size(max = 20, message = "must name at most 20 languages")
        Map<
                        @Tag String,
                        @NotNull(message = "is needed")
                        @Size(min = 1, max = NewDub.LONGEST_TEXT, message = "must have 1 to 1,000,000 characters")
                        @Pattern(regexp = NewDub.TEXT, message = NewDub.NO_TEXT) String>
                captions,

        @Nullable @CostLimit BigDecimal maxCostUsd,
        @Nullable @Schema(defaultValue = "false") Boolean fresh,

        @Nullable
        @Schema(defaultValue = "default")
        @Pattern(regexp = "high|default|low", message = "must be one of high, default, low")
        String priority) {
    static final int LONGEST_TEXT = 1_000_000;

    /** What a database can keep. */
    static final String TEXT = "(?s)[^\\u0000]*";

    static final String NO_TEXT = "must be text without the character 0";

    static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    /** The user's own files that are named in it. */
    Collection<UUID> uploads() {
        return Stream.of(voiceUploadId, videoUploadId, backgroundUploadId)
                .filter(Objects::nonNull)
                .toList();
    }
}
