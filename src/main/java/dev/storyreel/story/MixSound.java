package dev.storyreel.story;

import dev.storyreel.media.AudioCue;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.SoundPlan;
import dev.storyreel.media.Timeline;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mixes the film's sound of all narrations and its music; it needs no picture, so it goes on while they are rendered. */
@Component
class MixSound implements JobHandler {
    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;

    MixSound(MediaEngine media, Projects projects, Clips clips) {
        this.media = media;
        this.projects = projects;
        this.clips = clips;
    }

    @Override
    public JobType type() {
        return StoryGraph.MIX_SOUND;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Project project = projects.get(job.productionId());
        List<Clip> all = clips.of(project.id());
        Timeline timeline = FilmLayout.of(project, all).timeline();
        WorkKey key = WorkKey.of(
                "soundtrack",
                media.making(),
                plan(job, project, all, timeline, AssetPaths.CONTENT),
                timeline.samples());
        Optional<Asset> made = job.made(key);
        if (made.isPresent()) {
            job.reuse(made.get());
        } else {
            mix(job, key, plan(job, project, all, timeline, job::fetch), timeline);
        }
        return JobResult.done();
    }

    private static SoundPlan plan(JobContext job, Project project, List<Clip> all, Timeline timeline, AssetPaths paths)
            throws IOException {
        List<AudioCue> cues = new ArrayList<>();
        for (Clip clip : all) {
            Path wav = paths.of(job.asset(clip.requireVoice().narration()));
            cues.add(new AudioCue(wav, timeline.scenes().get(clip.index()).narrationStart()));
        }
        return new SoundPlan(cues, project.music().music(project.seed()), Loudness.DEFAULT);
    }

    private void mix(JobContext job, WorkKey key, SoundPlan sound, Timeline timeline)
            throws IOException, InterruptedException {
        Path target = job.workDir().resolve(AssetNames.SOUNDTRACK);
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.makeSoundtrack(sound, timeline.samples(), target, processes);
        }
        job.publish(AssetNames.SOUNDTRACK, target, "audio/mp4", new Made(key, null));
    }
}
