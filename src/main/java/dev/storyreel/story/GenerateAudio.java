package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.NormalSound;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.story.Clip.Voice;
import dev.storyreel.story.ProviderResults.Kept;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has a clip's narration spoken and measures it. */
@Component
class GenerateAudio implements JobHandler {
    static final String LANGUAGE = "en";

    private final StoryProviders providers;
    private final ProviderResults results;
    private final MediaEngine media;
    private final Clips clips;

    GenerateAudio(StoryProviders providers, ProviderResults results, MediaEngine media, Clips clips) {
        this.providers = providers;
        this.results = results;
        this.media = media;
        this.clips = clips;
    }

    /** What is kept beside the sound. */
    record Spoken(List<Speech.Word> words, ProviderUse use) {}

    @Override
    public JobType type() {
        return StoryGraph.GENERATE_AUDIO;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        String stem = AssetNames.audio(job.requireItemIndex());
        Optional<Kept<Spoken>> earlier = results.earlier(job, stem, Spoken.class);
        if (earlier.isPresent()) {
            Optional<JobResult> result = measured(job, earlier.get());
            if (result.isPresent()) {
                return result.get();
            }
        }
        Kept<Spoken> spoken = speak(job, stem);
        return measured(job, spoken)
                .orElseThrow(() -> new StoryreelException(
                        ProviderError.PROVIDER_BAD_ANSWER,
                        spoken.notes().use().provider() + " sent a sound that cannot be used"));
    }

    private Kept<Spoken> speak(JobContext job, String stem) throws IOException, InterruptedException {
        String text = clips.get(job.productionId(), job.requireItemIndex()).narration();
        Speech speech = providers.speech().speak(new SpeechRequest(text, LANGUAGE, 1));
        Spoken notes = new Spoken(speech.words(), speech.use());
        return results.keep(job, stem, speech.audio(), speech.contentType(), notes, speech.use());
    }

    /** Measures the sound and, where it must be, makes it one that can be mixed; empty if there is none, or far too much. */
    private Optional<JobResult> measured(JobContext job, Kept<Spoken> spoken) throws IOException, InterruptedException {
        NormalSound sound;
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            sound = media.normaliseAudio(spoken.file(), job.workDir().resolve("narration.wav"), processes);
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.AUDIO_UNREADABLE || e.errorCode() == MediaError.AUDIO_TOO_LONG) {
                return Optional.empty();
            }
            throw e;
        }
        String narration = spoken.asset();
        if (!sound.wav().equals(spoken.file())) {
            narration = AssetNames.narration(job.requireItemIndex());
            job.publish(narration, sound.wav(), "audio/wav");
        }
        return Optional.of(saving(job, spoken, narration, sound.samples()));
    }

    private JobResult saving(JobContext job, Kept<Spoken> spoken, String narration, long samples) {
        ProviderNotes.warnIfOffline(job, spoken.notes().use());
        Voice voice = new Voice(
                spoken.asset(),
                narration,
                samples,
                spoken.notes().words(),
                spoken.notes().use());
        return JobResult.saving(() -> clips.saveVoice(job.productionId(), job.requireItemIndex(), voice));
    }
}
