package dev.storyreel.story;

import dev.storyreel.media.AudioCue;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.SoundPlan;
import dev.storyreel.media.Timeline;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<AudioCue> cues = new ArrayList<>();
        for (Clip clip : all) {
            Path wav = job.fetch(clip.requireVoice().narration());
            cues.add(new AudioCue(wav, timeline.scenes().get(clip.index()).narrationStart()));
        }
        SoundPlan sound = new SoundPlan(cues, project.music().music(project.seed()), Loudness.DEFAULT);
        Path target = job.workDir().resolve(AssetNames.SOUNDTRACK);
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            media.makeSoundtrack(sound, timeline.samples(), target, processes);
        }
        job.publish(AssetNames.SOUNDTRACK, target, "audio/mp4");
        return JobResult.done();
    }
}
