package dev.storyreel.story;

import dev.storyreel.production.Job;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import dev.storyreel.story.ProjectAnswer.ClipAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
        Project project = projects.get(production.id());
        Map<String, URI> files = urls.of(productions.assets(production.id()));
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
                project.transitions().code(),
                project.captions().code(),
                project.music().code(),
                Resolution.of(project.canvas()),
                project.canvas().framesPerSecond(),
                project.video().quality(),
                project.video().codec(),
                project.video().encoder(),
                production.costUsd(),
                production.offline(),
                production.warnings(),
                production.failure(),
                clips(project, production.revision(), files),
                files.get(AssetNames.FILM),
                files.get(AssetNames.POSTER),
                files.get(AssetNames.PREVIEW),
                files.get(AssetNames.REPORT),
                files.get(AssetNames.SRT),
                files.get(AssetNames.VTT),
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

    private List<ClipAnswer> clips(Project project, int revision, Map<String, URI> files) {
        List<Job> jobs = productions.jobs(project.id()).stream()
                .filter(job -> job.revision() == revision)
                .toList();
        int framesPerSecond = project.canvas().framesPerSecond();
        return clips.of(project.id()).stream()
                .map(clip -> {
                    Clip.Voice voice = clip.voice();
                    Clip.Drawing drawing = clip.drawing();
                    return new ClipAnswer(
                            clip.index(),
                            ClipStatus.of(jobs, clip.index()).code(),
                            clip.narration(),
                            clip.imagePrompt(),
                            seconds(clip.frames(), framesPerSecond),
                            voice == null ? null : files.get(voice.asset()),
                            drawing == null ? null : files.get(drawing.asset()),
                            files.get(AssetNames.video(clip.index())));
                })
                .toList();
    }

    private static @Nullable Double seconds(@Nullable Integer frames, int framesPerSecond) {
        return frames == null ? null : (double) frames / framesPerSecond;
    }
}
