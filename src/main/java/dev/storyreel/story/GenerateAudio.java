package dev.storyreel.story;

import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Speaking;
import dev.storyreel.kind.Speaking.Recording;
import dev.storyreel.kind.Speaking.Spoken;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.story.Clip.Voice;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Has a clip's narration spoken and measures it. */
@Component
class GenerateAudio implements JobHandler {
    private static final double PACE_TOLERANCE = 0.001;

    private final Speaking speaking;
    private final Projects projects;
    private final Clips clips;

    GenerateAudio(Speaking speaking, Projects projects, Clips clips) {
        this.speaking = speaking;
        this.projects = projects;
        this.clips = clips;
    }

    @Override
    public JobType type() {
        return StoryGraph.GENERATE_AUDIO;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        int index = job.requireItemIndex();
        Clip clip = clips.get(job.productionId(), index);
        Project project = projects.get(job.productionId());
        SpeechRequest request = project.narrator().says(clip);
        Recording recording = speaking.record(
                job,
                new Speaking.Order(
                        request,
                        clip.voiceTake(),
                        project.fresh(),
                        AssetNames.audio(index),
                        AssetNames.narration(index)));
        Spoken spoken = recording.spoken();
        warnIfPaceDiffers(job, spoken, request);
        ProviderNotes.warnIfOffline(job, spoken.use(), "The voice was");
        Voice voice = new Voice(
                recording.sent().name(), recording.wav().name(), recording.samples(), spoken.words(), spoken.use());
        return JobResult.saving(() -> clips.saveVoice(job.productionId(), index, voice));
    }

    private static void warnIfPaceDiffers(JobContext job, Spoken spoken, SpeechRequest request) {
        if (Math.abs(spoken.speed() - request.speed()) > PACE_TOLERANCE) {
            job.warn(
                    "speed_limited",
                    "The voice of " + spoken.use().provider() + " cannot be asked for a speed of " + request.speed()
                            + "; it speaks at " + spoken.speed() + ".");
        }
    }
}
