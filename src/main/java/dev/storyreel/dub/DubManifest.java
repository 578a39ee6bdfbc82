package dev.storyreel.dub;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.storyreel.dub.align.LineFlag;
import dev.storyreel.dub.measure.DubMeasures;
import dev.storyreel.media.caption.SubtitleChecks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made in one language, and how good it is.
 *
 * @param language BCP 47
 * @param sourceLanguage the recording's, BCP 47; null where nobody told
 * @param samples length of the recording, and so of the dub, at 48 kHz
 * @param background what is heard beside the voice: {@code background}, {@code original} (the recording, softly) or {@code none}
 * @param draft which parts were made by something good enough to try, not to publish: the transcript, the
 *     translation, a voice
 * @param translatedBy who translated; empty where the words were given
 * @param voices who spoke
 * @param measures taken from the finished sound
 * @param missed which of them miss their targets
 * @param captions which rules the captions break, and how often
 * @param flagged lines somebody should listen to
 * @param files names of the files, in the dub's assets
 */
record DubManifest(
        String language,
        @Nullable String sourceLanguage,
        long samples,
        String background,
        List<String> draft,
        List<String> translatedBy,
        List<String> voices,
        DubMeasures measures,
        List<String> missed,
        SubtitleChecks captions,
        List<Flagged> flagged,
        List<String> files) {
    DubManifest {
        draft = List.copyOf(draft);
        translatedBy = List.copyOf(translatedBy);
        voices = List.copyOf(voices);
        missed = List.copyOf(missed);
        flagged = List.copyOf(flagged);
        files = List.copyOf(files);
    }

    /**
     * @param line its number, from 0
     * @param atMs where the recording says it, in milliseconds
     * @param why what is to be said of it
     * @param failure why it could not be spoken, or not as it was wanted last; null if it was
     * @param translationFault what is wrong with its translation, if anything is
     */
    record Flagged(
            int line,
            long atMs,
            List<LineFlag> why,
            @Nullable String failure,
            @Nullable String translationFault) {
        /** Whether somebody should listen to it, and perhaps change it. */
        @JsonIgnore
        boolean isToReview() {
            return failure != null || translationFault != null || why.contains(LineFlag.REVIEW);
        }
    }
}
