package dev.storyreel.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the studio's API answers, as far as the commands read it. Any field may be missing. */
final class Answers {
    private Answers() {}

    /**
     * A production: a film's project or, with languages, a dub.
     *
     * @param languages null of a film
     */
    record Project(
            @Nullable String id,
            @Nullable String status,
            @Nullable Integer revision,
            @Nullable Double progress,
            @Nullable String stage,
            @Nullable String title,
            @Nullable String topic,
            boolean offline,
            @Nullable List<Note> warnings,
            @Nullable Note error,
            @Nullable List<Clip> clips,
            @Nullable List<InLanguage> languages) {
        boolean isTerminal() {
            return "succeeded".equals(status) || "failed".equals(status) || "cancelled".equals(status);
        }

        /** 0–100. */
        int percent() {
            return progress == null ? 0 : (int) Math.clamp(progress, 0, 100);
        }
    }

    /**
     * How far a dub is in one language.
     *
     * @param manifest null before it is made
     */
    record InLanguage(
            @Nullable String language,
            @Nullable String status,
            @Nullable String stage,
            @Nullable Double progress,
            @Nullable Note error,
            @Nullable Manifest manifest) {
        boolean hasFailed() {
            return "failed".equals(status);
        }

        /** 0–100. */
        int percent() {
            return progress == null ? 0 : (int) Math.clamp(progress, 0, 100);
        }
    }

    /**
     * How good a dub in one language is.
     *
     * @param missed measures that miss their targets
     * @param flagged lines of which something is to be said
     * @param draft what was made by something good enough to try, not to publish
     */
    record Manifest(
            @Nullable List<String> missed,
            @Nullable List<Flagged> flagged,
            @Nullable List<String> draft) {}

    /**
     * @param line its number, from 0
     * @param failure why it could not be spoken as it was wanted
     * @param translationFault what is wrong with its translation
     */
    record Flagged(
            @Nullable Integer line,
            @Nullable List<String> why,
            @Nullable String failure,
            @Nullable String translationFault) {
        /** Whether somebody should listen to it. */
        boolean isToReview() {
            return failure != null || translationFault != null || (why != null && why.contains("review"));
        }
    }

    /** @param media what is seen in place of a drawn picture, as it is shown */
    record Clip(@Nullable Integer index, @Nullable Map<String, @Nullable Object> media) {}

    record Note(
            @Nullable String code,
            @Nullable String type,
            @Nullable String message) {}

    /**
     * Where a file, or a part of one, is to be sent.
     *
     * @param id of the upload; none with a part
     * @param partSizeBytes of each part but the last, should the file be sent in parts
     */
    record Ticket(
            @Nullable String id,
            @Nullable URI url,
            @Nullable Map<String, String> headers,
            @Nullable Long partSizeBytes) {}

    record Tickets(@Nullable List<Ticket> data) {}

    record Uploads(@Nullable List<Upload> data) {}

    /** A file that was announced before. */
    record Upload(
            @Nullable String id,
            @Nullable String purpose,
            @Nullable String status,
            @Nullable Long sizeBytes,
            @Nullable String contentType,
            @Nullable Long partSizeBytes) {}

    record SentParts(@Nullable List<SentPart> data) {}

    /** @param number from 1 on */
    record SentPart(@Nullable Integer number) {}

    record Timeline(@Nullable List<Job> jobs) {}

    record Job(
            @Nullable Integer revision,
            @Nullable String type,
            @Nullable Integer itemIndex,
            @Nullable String status) {}

    record Assets(@Nullable List<Asset> data) {}

    record Asset(
            @Nullable String name,
            @Nullable URI url,
            @Nullable Long sizeBytes) {}

    /** About what a film would cost, in US dollars. */
    record Estimate(
            @Nullable BigDecimal costUsd,
            boolean complete,
            @Nullable Integer scenes,
            @Nullable List<Part> parts,
            @Nullable List<Note> notes) {}

    record Part(
            @Nullable String port,
            @Nullable String provider,
            @Nullable String model,
            boolean offline,
            @Nullable Integer calls,
            @Nullable Map<String, Long> usage,
            @Nullable BigDecimal costUsd) {}

    record Problem(
            @Nullable String title,
            @Nullable String detail,
            @Nullable String code,
            @Nullable List<FieldError> errors) {}

    record FieldError(@Nullable String field, @Nullable String message) {}

    record Voices(@Nullable List<Voice> data, @Nullable List<Note> warnings) {}

    record Voice(
            @Nullable String id,
            @Nullable String provider,
            @Nullable String name,
            @Nullable List<String> languages,
            @Nullable String gender,
            @Nullable String description,
            @Nullable String sampleUrl,
            @JsonProperty("is_default") boolean isDefault) {}

    record Presets(@Nullable List<Preset> data) {}

    /** Of a look, what is told of it in a list. */
    record Preset(
            @Nullable String name,
            @Nullable String title,
            @Nullable String voice,
            @Nullable Double speed,
            @Nullable String language) {}

    /** @param nextCursor null where there are no more */
    record Works(@Nullable List<Work> data, @Nullable String nextCursor) {}

    /** A production of any kind. */
    record Work(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String title,
            @Nullable String status,
            @Nullable Double progress,
            @Nullable Note error,
            @Nullable Instant createdAt,
            @Nullable Instant finishedAt) {}

    record Readiness(@Nullable String status, @Nullable List<Component> components) {}

    record Component(
            @Nullable String component,
            @Nullable String name,
            @Nullable String status,
            @Nullable String detail,
            @Nullable String fix) {}
}
