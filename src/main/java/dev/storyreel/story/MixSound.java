package dev.storyreel.story;

import dev.storyreel.kind.OwnFiles;
import dev.storyreel.media.AudioCue;
import dev.storyreel.media.ClipSound;
import dev.storyreel.media.Footage;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.Shot;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Mixes the film's sound of all narrations, of the user's clips that are heard, and its music; it needs nothing that is
 * rendered, so it goes on meanwhile.
 */
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
        FilmLayout layout = FilmLayout.of(project, all);
        Timeline timeline = layout.timeline();
        List<Clip> sounding = all.stream().filter(Clip::sounds).toList();
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
                        music == null ? null : AssetPaths.CONTENT.of(music),
                        List.of()),
                // which parts of them, how fast and when, and so all that their sounds are made of
                shots(job, layout, sounding),
                sounding.stream().map(Clip::index).toList(),
                timeline.samples());
        if (job.reuse(key).isEmpty()) {
            mix(job, key, layout, all, sounding, music);
        }
        return JobResult.done();
    }

    private static SoundPlan plan(
            JobContext job,
            Project project,
            List<Clip> all,
            Timeline timeline,
            AssetPaths paths,
            @Nullable Path music,
            List<ClipSound> heard)
            throws IOException {
        List<AudioCue> cues = new ArrayList<>();
        for (Clip clip : all) {
            Path wav = paths.of(job.asset(clip.requireVoice().narration()));
            cues.add(new AudioCue(wav, timeline.scenes().get(clip.index()).narrationStart()));
        }
        return new SoundPlan(cues, heard, project.music().music(project.seed(), music), Loudness.DEFAULT);
    }

    private static List<Shot> shots(JobContext job, FilmLayout layout, List<Clip> clips) {
        return clips.stream()
                .map(clip -> layout.shot(
                        clip,
                        AssetPaths.CONTENT.of(job.asset(clip.requireDrawing().asset()))))
                .toList();
    }

    private List<ClipSound> sounds(JobContext job, FilmLayout layout, List<Clip> clips, ProcessGroup processes)
            throws IOException, InterruptedException {
        List<ClipSound> sounds = new ArrayList<>();
        for (Clip clip : clips) {
            Path copy = job.fetch(clip.requireDrawing().asset());
            Shot shot = layout.shot(clip, copy);
            if (shot.footage() instanceof Footage.Clip footage) {
                Path wav = job.workDir().resolve("clip_" + clip.index() + "_sound.wav");
                media.clipSound(footage, shot.frames(), layout.project().canvas(), wav, processes);
                sounds.add(ClipSound.of(layout.timeline(), clip.index(), wav, ClipSound.DEFAULT_LEVEL));
            }
            // the clips of a film may together be larger than the disk
            Files.delete(copy);
        }
        return sounds;
    }

    private void mix(
            JobContext job, WorkKey key, FilmLayout layout, List<Clip> all, List<Clip> sounding, @Nullable Asset music)
            throws IOException, InterruptedException {
        Timeline timeline = layout.timeline();
        Path target = job.workDir().resolve(AssetNames.SOUNDTRACK);
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            // converted each time: as plain sound it would take many times the room
            Path wav = music == null
                    ? null
                    : media.normaliseAudio(job.fetch(music), job.workDir().resolve("music_normal.wav"), processes)
                            .wav();
            List<ClipSound> heard = sounds(job, layout, sounding, processes);
            SoundPlan sound = plan(job, layout.project(), all, timeline, job::fetch, wav, heard);
            media.makeSoundtrack(sound, timeline.samples(), target, processes);
        }
        job.publish(AssetNames.SOUNDTRACK, target, "audio/mp4", new Made(key, null));
    }
}
