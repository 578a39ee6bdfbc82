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
import dev.storyreel.upload.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mixes the film's sound of all narrations and its music; it needs no picture, so it goes on while they are rendered. */
@Component
class MixSound implements JobHandler {
    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;

    private final OwnFiles ownFiles;

    MixSound(MediaEngine media, Projects projects, Clips clips, OwnFiles ownFiles) {
        this.ownFiles = ownFiles;
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
        job.supersede(Purpose.MUSIC.extensions().stream()
                .map(extension -> AssetNames.MUSIC + "." + extension)
                .toList());
        Asset music = project.musicFile() == null ? null : ownFiles.copy(job, project.musicFile(), AssetNames.MUSIC);
        WorkKey key = WorkKey.of(
                "soundtrack",
                media.making(),
                plan(
                        job,
                        project,
                        all,
                        timeline,
                        AssetPaths.CONTENT,
                        music == null ? null : AssetPaths.CONTENT.of(music)),
                timeline.samples());
        if (job.reuse(key).isEmpty()) {
            mix(job, key, project, all, timeline, music);
        }
        return JobResult.done();
    }

    private static SoundPlan plan(
            JobContext job, Project project, List<Clip> all, Timeline timeline, AssetPaths paths, @Nullable Path music)
            throws IOException {
        List<AudioCue> cues = new ArrayList<>();
        for (Clip clip : all) {
            Path wav = paths.of(job.asset(clip.requireVoice().narration()));
            cues.add(new AudioCue(wav, timeline.scenes().get(clip.index()).narrationStart()));
        }
        return new SoundPlan(cues, project.music().music(project.seed(), music), Loudness.DEFAULT);
    }

    private void mix(
            JobContext job, WorkKey key, Project project, List<Clip> all, Timeline timeline, @Nullable Asset music)
            throws IOException, InterruptedException {
        Path target = job.workDir().resolve(AssetNames.SOUNDTRACK);
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            // converted each time: as plain sound it would take many times the room
            Path wav = music == null
                    ? null
                    : media.normaliseAudio(job.fetch(music), job.workDir().resolve("music_normal.wav"), processes)
                            .wav();
            SoundPlan sound = plan(job, project, all, timeline, job::fetch, wav);
            media.makeSoundtrack(sound, timeline.samples(), target, processes);
        }
        job.publish(AssetNames.SOUNDTRACK, target, "audio/mp4", new Made(key, null));
    }
}
