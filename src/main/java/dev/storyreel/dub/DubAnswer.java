package dev.storyreel.dub;

import dev.storyreel.production.Failure;
import dev.storyreel.production.Warning;
import dev.storyreel.provider.VoiceRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dub as clients see it.
 *
 * @param title what the recording's sender calls it
 * @param revision from 1, raised whenever it is made again
 * @param changed whether lines were changed since it was made: {@code regenerate} makes it so
 * @param stage the type of the job that began last
 * @param progress 0–100, never goes back within a revision
 * @param sourceLanguage the recording's, BCP 47; null before it is found out
 * @param durationSeconds length of the recording; null before it was looked at
 * @param voice who speaks, {@code auto} where no voice was named
 * @param costUsd US dollars spent so far
 * @param maxCostUsd US dollars that it may cost; null for no limit
 * @param error set when all of it has failed
 */
record DubAnswer(
        UUID id,
        String kind,
        String title,
        String status,
        int revision,
        boolean changed,
        int progress,
        @Nullable String stage,
        @Nullable String sourceLanguage,
        @Nullable Double durationSeconds,
        boolean video,
        String voice,
        Map<String, VoiceRef> speakerVoices,
        LoudnessPreset loudness,
        boolean keepOriginal,
        List<String> keepTerms,
        BigDecimal costUsd,
        @Nullable BigDecimal maxCostUsd,
        boolean offline,
        List<Warning> warnings,
        @Nullable Failure error,
        List<InLanguage> languages,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * How far one language is.
     *
     * @param status {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
     * @param stage the type of the job that began last; null before the first
     * @param progress 0–100, goes back only where something is tried again
     * @param error set when it has failed
     * @param warnings of this language alone
     * @param manifest what was made, and how good it is; null before that
     */
    record InLanguage(
            String language,
            String status,
            @Nullable String stage,
            int progress,
            @Nullable Failure error,
            List<Warning> warnings,
            @Nullable DubManifest manifest,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}
}
