package dev.storyreel.story;

import dev.storyreel.kind.AssetUrls;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Job;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import dev.storyreel.story.ProjectAnswer.ClipAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts together what clients see of a project. */
@Component
class ProjectAnswers {
    private final Productions productions;
    private final Projects projects;
    private final Clips clips;
    private final AssetUrls urls;

    ProjectAnswers(Productions productions, Projects projects, Clips clips, AssetUrls urls) {
        this.productions = productions;
        this.projects = projects;
        this.clips = clips;
        this.urls = urls;
    }

    ProjectAnswer of(Production production) {
        return of(List.of(production)).getFirst();
    }

    /** In their order, with as many queries as for one. */
    List<ProjectAnswer> of(List<Production> shown) {
        List<UUID> ids = shown.stream().map(Production::id).toList();
        Map<UUID, Project> projectOf =
                projects.find(ids).stream().collect(Collectors.toMap(Project::id, project -> project));
        Map<UUID, List<Asset>> assetsOf = productions.assets(ids);
        Map<UUID, List<Job>> jobsOf = productions.jobs(ids);
        Map<UUID, List<Clip>> clipsOf = clips.of(ids);
        return shown.stream()
                .map(production -> answer(
                        production,
                        Projects.known(production.id(), projectOf.get(production.id())),
                        urls.of(assetsOf.getOrDefault(production.id(), List.of())),
                        jobsOf.getOrDefault(production.id(), List.of()),
                        clipsOf.getOrDefault(production.id(), List.of())))
                .toList();
    }

    private static ProjectAnswer answer(
            Production production, Project project, Map<String, URI> files, List<Job> jobs, List<Clip> clips) {
        return new ProjectAnswer(
                production.id(),
                production.kind(),
                production.status().code(),
                production.revision(),
                production.changed(),
                production.progress(),
                production.stage(),
                project.topic(),
                project.title(),
                project.preset(),
                project.aspectRatio().code(),
                project.durationSeconds(),
                Narrator.code(project.narrator().voice()),
                project.narrator().speed(),
                project.narrator().language(),
                project.transitions().code(),
                project.captions().code(),
                project.move(),
                project.music().code(),
                project.musicFile() == null ? null : project.musicFile().uploadId(),
                Resolution.of(project.canvas()),
                project.canvas().framesPerSecond(),
                project.video().quality(),
                project.video().codec(),
                project.video().encoder(),
                production.costUsd(),
                production.maxCostUsd(),
                production.offline(),
                production.warnings(),
                production.failure(),
                clips(project, clips, jobs, files),
                files.get(AssetNames.FILM),
                files.get(AssetNames.POSTER),
                files.get(AssetNames.PREVIEW),
                files.get(AssetNames.REPORT),
                files.get(AssetNames.SRT),
                files.get(AssetNames.VTT),
                files.get(AssetNames.CREDITS),
                production.createdAt(),
                production.startedAt(),
                production.finishedAt());
    }

    /** That work at it has begun, and where it is found. */
    ResponseEntity<ProjectAnswer> accepted(Production production) {
        return ResponseEntity.accepted()
                .location(URI.create("/v1/projects/" + production.id()))
                .body(of(production));
    }

    private static List<ClipAnswer> clips(Project project, List<Clip> clips, List<Job> jobs, Map<String, URI> files) {
        return clips.stream()
                .map(clip -> {
                    Clip.Voice voice = clip.voice();
                    Clip.Drawing drawing = clip.drawing();
                    Clip.Filmed filmed = clip.filmed();
                    return new ClipAnswer(
                            clip.index(),
                            ClipStatus.of(jobs, clip.index()).code(),
                            clip.narration(),
                            clip.imagePrompt(),
                            MediaAnswer.of(clip),
                            Narrator.code(clip.ownVoice()),
                            clip.move(),
                            FocusPoint.of(clip.focus()),
                            seconds(clip.frames(), project.canvas().framesPerSecond()),
                            voice == null ? null : files.get(voice.asset()),
                            drawing == null || moves(clip) ? null : files.get(drawing.asset()),
                            drawing == null || clip.media() == null ? null : files.get(drawing.asset()),
                            filmed == null || !clip.isFilmed(project) ? null : files.get(filmed.asset()),
                            files.get(AssetNames.video(clip.index())));
                })
                .toList();
    }

    private static boolean moves(Clip clip) {
        return clip.media() != null && clip.media().isClip();
    }

    private static @Nullable Double seconds(@Nullable Integer frames, int framesPerSecond) {
        return frames == null ? null : (double) frames / framesPerSecond;
    }
}
