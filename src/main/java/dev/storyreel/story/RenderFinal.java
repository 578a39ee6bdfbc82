package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.Results;
import dev.storyreel.kind.Results.Result;
import dev.storyreel.media.FilmCheck;
import dev.storyreel.media.FilmFacts;
import dev.storyreel.media.FilmPlan;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.RenderedSegment;
import dev.storyreel.media.SegmentCheck;
import dev.storyreel.media.Timeline;
import dev.storyreel.media.caption.Subtitle;
import dev.storyreel.media.caption.SubtitleLimits;
import dev.storyreel.media.caption.Subtitles;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Warning;
import dev.storyreel.production.WorkKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes the film of all clips, sees to it that every frame of it was looked at, and reports. */
@Component
class RenderFinal implements JobHandler {
    private static final double GATHERED = 0.2;
    private static final double ASSEMBLED = 0.4;

    private final MediaEngine media;
    private final Results results;
    private final Projects projects;
    private final Clips clips;
    private final FilmEncoding encoding;
    private final FilmReports reports;
    private final OldSources oldSources;

    RenderFinal(
            MediaEngine media,
            Results results,
            Projects projects,
            Clips clips,
            FilmEncoding encoding,
            FilmReports reports,
            OldSources oldSources) {
        this.oldSources = oldSources;
        this.media = media;
        this.results = results;
        this.projects = projects;
        this.clips = clips;
        this.encoding = encoding;
        this.reports = reports;
    }

    @Override
    public JobType type() {
        return StoryGraph.RENDER_FINAL;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Project project = projects.get(job.productionId());
        List<Clip> all = clips.of(project.id());
        FilmLayout layout = FilmLayout.of(project, all);
        Timeline timeline = layout.timeline();
        WorkKey key = WorkKey.of("film", media.making(), plan(job, project, all, timeline, AssetPaths.CONTENT));
        Optional<Result<FilmCheck>> made = results.made(job, key, FilmCheck.class)
                // joined anew, it may be whole
                .filter(film -> film.notes().facts().decoderComplaints() == 0);
        made.ifPresent(film -> job.reuse(film.asset()));
        FilmFacts facts = made.isPresent()
                ? made.get().notes().facts()
                : make(job, key, plan(job, project, all, timeline, job::fetch), timeline);
        List<Warning> warnings =
                new ArrayList<>(FilmWarnings.of(facts.picture(), check(facts, timeline), Loudness.DEFAULT));
        warnings.addAll(FilmWarnings.ofDecoding(facts.decoderComplaints()));
        if (project.durationSeconds() != null && !project.hasOwnScenes()) {
            double seconds = timeline.frames() / (double) timeline.canvas().framesPerSecond();
            warnings.addAll(FilmWarnings.ofLength(seconds, project.durationSeconds(), project.script() != null));
        }
        warnings.addAll(FilmWarnings.ofCaptions(all));
        warnings.forEach(warning -> job.warn(warning.code(), warning.message()));
        if (timeline.transition().frames() == 0) {
            // an earlier revision may have had some
            job.supersede(IntStream.range(0, all.size())
                    .mapToObj(AssetNames::transition)
                    .toList());
        }
        job.supersede(oldSources.unused(project.id(), all));
        job.supersede(all.stream()
                .filter(clip -> !clip.isFilmed(project))
                .flatMap(clip -> Results.names(AssetNames.motion(clip.index())).stream())
                .toList());
        List<String> attributions = FilmReports.attributions(all);
        if (attributions.isEmpty()) {
            job.supersede(List.of(AssetNames.CREDITS));
        } else {
            job.publish(AssetNames.CREDITS, utf8(String.join("\n", attributions) + "\n"), "text/plain;charset=utf-8");
        }
        List<Subtitle> subtitles = Subtitles.of(
                layout.words(all), SubtitleLimits.of(project.narrator().language()));
        job.publish(AssetNames.SRT, utf8(Subtitles.srt(subtitles)), "application/x-subrip");
        job.publish(AssetNames.VTT, utf8(Subtitles.vtt(subtitles)), "text/vtt");
        job.publish(
                AssetNames.REPORT,
                reports.write(project, encoding.of(project, job), all, timeline, facts, warnings),
                "application/json");
        return JobResult.done();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private FilmFacts make(JobContext job, WorkKey key, FilmPlan plan, Timeline timeline)
            throws IOException, InterruptedException {
        Path film = job.workDir().resolve("film.mp4");
        job.progress(GATHERED);
        FilmCheck checked;
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.assemble(plan, film, processes);
            job.progress(ASSEMBLED);
            checked = media.check(film, plan, known(job), processes);
        }
        check(checked.facts(), timeline);
        results.keep(job, key, AssetNames.FILM, film, "video/mp4", checked);
        return checked.facts();
    }

    /** What was seen in the segments of the film that this one replaces. */
    private List<SegmentCheck> known(JobContext job) {
        return job.find(AssetNames.FILM)
                .flatMap(film -> results.notes(film, FilmCheck.class))
                .map(FilmCheck::segments)
                .orElse(List.of());
    }

    private static FilmPlan plan(JobContext job, Project project, List<Clip> all, Timeline timeline, AssetPaths paths)
            throws IOException {
        List<RenderedSegment> segments = new ArrayList<>();
        for (Clip clip : all) {
            Timeline.Scene scene = timeline.scenes().get(clip.index());
            Path body = paths.of(job.asset(AssetNames.video(clip.index())));
            segments.add(new RenderedSegment(body, scene.bodyFrames()));
            if (scene.leaves() > 0) {
                Path transition = paths.of(job.asset(AssetNames.transition(clip.index())));
                segments.add(
                        new RenderedSegment(transition, timeline.transition().frames()));
            }
        }
        Path soundtrack = paths.of(job.asset(AssetNames.SOUNDTRACK));
        return new FilmPlan(project.canvas(), segments, soundtrack, project.title());
    }

    /** A film that is not what was planned is no result; gives the sound of one that is. */
    private static FilmFacts.Sound check(FilmFacts facts, Timeline timeline) {
        int frames = facts.picture().frames();
        FilmFacts.Sound sound = facts.sound();
        if (sound == null) {
            throw new StoryreelException(StoryError.FILM_FAULTY, "the film has no sound");
        }
        double difference = facts.soundMinusPictureMs().orElseThrow();
        if (frames != timeline.frames()) {
            throw new StoryreelException(
                    StoryError.FILM_FAULTY, "the film has " + frames + " frames instead of " + timeline.frames());
        }
        if (Math.abs(difference) > 1000.0 / timeline.canvas().framesPerSecond()) {
            throw new StoryreelException(
                    StoryError.FILM_FAULTY,
                    "the film's sound is %.1f ms longer than its picture".formatted(difference));
        }
        return sound;
    }
}
