package dev.storyreel.dub;

import dev.storyreel.dub.DubLanguages.TranslatedBy;
import dev.storyreel.dub.DubManifest.Flagged;
import dev.storyreel.dub.DubTake.Recorded;
import dev.storyreel.dub.align.LineFlag;
import dev.storyreel.dub.measure.DubMeasures;
import dev.storyreel.kind.Json;
import dev.storyreel.kind.Results;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.VideoContainer;
import dev.storyreel.media.caption.SubtitleChecks;
import dev.storyreel.media.caption.SubtitleLimits;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.ProviderUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a language's dub together: its video, where there is one, and the manifest that says how good it is. */
@Component
class PackageDub implements JobHandler {
    private final MediaEngine media;
    private final Results results;
    private final Json json;
    private final Dubs dubs;
    private final DubLanguages languages;
    private final DubTakes takes;

    PackageDub(MediaEngine media, Results results, Json json, Dubs dubs, DubLanguages languages, DubTakes takes) {
        this.media = media;
        this.results = results;
        this.json = json;
        this.dubs = dubs;
        this.languages = languages;
        this.takes = takes;
    }

    @Override
    public JobType type() {
        return DubGraph.PACKAGE;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Dub dub = dubs.get(job.productionId());
        String language = job.requireBranch();
        List<String> files = new ArrayList<>(List.of(
                DubAssets.mix(language),
                DubAssets.voice(language),
                DubAssets.srt(language),
                DubAssets.vtt(language),
                DubAssets.lines(language),
                DubAssets.manifest(language)));
        if (dub.isVideo()) {
            files.addFirst(video(job, dub, language));
        }
        DubManifest manifest = manifest(job, dub, language, files);
        warn(job, manifest);
        job.publish(DubAssets.manifest(language), json.writePretty(manifest), "application/json");
        return JobResult.saving(() -> languages.saveMade(dub.id(), language, manifest));
    }

    /** The video's pictures as they are, with the mix as their sound. */
    private String video(JobContext job, Dub dub, String language) throws IOException, InterruptedException {
        Asset recording = job.asset(DubAssets.RECORDING + "." + dub.recording().extension());
        Asset mix = job.asset(DubAssets.mix(language));
        WorkKey key = WorkKey.of("dubbed video", language, recording.sha256(), mix.sha256(), media.making());
        Optional<Asset> made = job.reuse(key);
        if (made.isPresent()) {
            return made.get().name();
        }
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            Path wav = media.takeSound(
                            job.fetch(mix), Dub.LONGEST, job.workDir().resolve("mix.wav"), processes)
                    .wav();
            Path source = job.fetch(recording);
            // it was found to be one when it was uploaded
            VideoContainer container = VideoContainer.of((MediaFile.Video) media.probe(source, processes));
            String name = DubAssets.video(language, container.extension());
            Path video = job.workDir().resolve("dubbed." + container.extension());
            media.remux(source, wav, language, video, processes);
            job.publish(name, video, container.contentType(), new Made(key, null));
            return name;
        }
    }

    private DubManifest manifest(JobContext job, Dub dub, String language, List<String> files) throws IOException {
        List<DubTake> lines = takes.of(dub.id(), language);
        DubMeasures measures = results.notes(job.asset(DubAssets.mix(language)), DubMeasures.class)
                .orElseThrow(() -> new IllegalStateException("nobody has listened to the mix"));
        TranslatedBy translation = languages.get(dub.id(), language).translation();
        List<ProviderUse> voices = lines.stream()
                .map(DubTake::take)
                .filter(Objects::nonNull)
                .map(Recorded::use)
                .filter(Objects::nonNull)
                .toList();
        return new DubManifest(
                language,
                dub.language(),
                dub.requireSamples(),
                bed(dub),
                drafts(job, translation, voices),
                translation == null ? List.of() : List.copyOf(translation.names()),
                lines.stream()
                        .filter(DubTake::isSpoken)
                        .map(line -> line.requireTake().speaker())
                        .distinct()
                        .sorted()
                        .toList(),
                measures,
                measures.missed(),
                SubtitleChecks.of(Caption.subtitles(takes, dub, language), SubtitleLimits.of(language)),
                flagged(lines),
                files);
    }

    private static String bed(Dub dub) {
        return dub.background() != null ? "background" : dub.keepOriginal() ? "original" : "none";
    }

    private List<String> drafts(JobContext job, @Nullable TranslatedBy translation, List<ProviderUse> voices)
            throws IOException {
        List<String> drafts = new ArrayList<>();
        Optional<Asset> transcript = translation == null ? Optional.empty() : job.find(DubAssets.TRANSCRIPT);
        if (transcript.isPresent()
                && json.read(Files.readString(job.fetch(transcript.get())), AssembleTranscript.Said.class)
                        .draft()) {
            drafts.add("transcript");
        }
        if (translation != null && translation.draft()) {
            drafts.add("translation");
        }
        if (voices.stream().anyMatch(ProviderUse::offline)) {
            drafts.add("voice");
        }
        return drafts;
    }

    private static List<Flagged> flagged(List<DubTake> lines) {
        return lines.stream()
                .filter(line -> failure(line) != null || !flags(line).isEmpty() || line.translationFault() != null)
                .map(line -> new Flagged(
                        line.index(),
                        Canvas.milliseconds(line.line().onset()),
                        flags(line),
                        failure(line),
                        line.translationFault()))
                .toList();
    }

    private static List<LineFlag> flags(DubTake line) {
        return line.place() == null ? List.of() : line.place().flags();
    }

    private static @Nullable String failure(DubTake line) {
        return line.take() == null ? null : line.take().failure();
    }

    private static void warn(JobContext job, DubManifest manifest) {
        if (!manifest.missed().isEmpty()) {
            job.warn(
                    "dub_imperfect",
                    manifest.language() + ": " + String.join(", ", manifest.missed())
                            + (manifest.missed().size() == 1 ? " misses its target" : " miss their targets")
                            + "; see its manifest.");
        }
        long review = manifest.flagged().stream().filter(Flagged::isToReview).count();
        if (review > 0) {
            job.warn(
                    "lines_to_review",
                    manifest.language() + ": " + (review == 1 ? "1 line" : review + " lines")
                            + " should be listened to; see its manifest.");
        }
    }
}
