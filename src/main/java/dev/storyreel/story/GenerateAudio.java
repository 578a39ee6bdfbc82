package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.NormalSound;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Usage;
import dev.storyreel.story.Clip.Voice;
import dev.storyreel.story.Results.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has a clip's narration spoken and measures it. */
@Component
class GenerateAudio implements JobHandler {
    private static final double PACE_TOLERANCE = 0.001;

    private final Providers providers;
    private final Results results;
    private final MediaEngine media;
    private final Projects projects;
    private final Clips clips;

    GenerateAudio(Providers providers, Results results, MediaEngine media, Projects projects, Clips clips) {
        this.providers = providers;
        this.results = results;
        this.media = media;
        this.projects = projects;
        this.clips = clips;
    }

    /**
     * What is kept beside the sound.
     *
     * @param speed at which it was spoken
     */
    record Spoken(List<Speech.Word> words, double speed, ProviderUse use) implements Billed {}

    @Override
    public JobType type() {
        return StoryGraph.GENERATE_AUDIO;
    }

    /** What is kept beside a sound that had to be converted. */
    record Narration(long samples) {}

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        int index = job.requireItemIndex();
        Clip clip = clips.get(job.productionId(), index);
        Project project = projects.get(job.productionId());
        SpeechRequest request = project.narrator().says(clip);
        List<String> route = providers.route(request);
        WorkKey key = WorkKey.of("speech", AssetNames.audio(index), request, clip.voiceTake(), route);
        job.supersede(Results.names(AssetNames.audio(index)));
        job.supersede(List.of(AssetNames.narration(index)));
        Optional<Result<Spoken>> made = results.made(job, key, Spoken.class);
        if (made.isPresent()) {
            Optional<JobResult> result = measured(job, made.get());
            if (result.isPresent()) {
                results.reuse(job, made.get().asset(), made.get().notes().use());
                ProviderNotes.warnIfStandIn(job, made.get().notes().use(), route);
                warnIfPaceDiffers(job, made.get().notes(), request);
                return result.get();
            }
        }
        String first = route.getFirst();
        WorkKey ownersKey = WorkKey.of("speech of an owner", request, clip.voiceTake(), first);
        // what is made offline is for no other film
        if (!project.fresh() && !providers.quote(request, Usage.NONE).offline()) {
            Optional<Result<Spoken>> copied =
                    results.copied(job, key, ownersKey, AssetNames.audio(index), Spoken.class);
            Optional<JobResult> result = copied.isEmpty() ? Optional.empty() : measured(job, copied.get());
            if (result.isPresent()) {
                warnIfPaceDiffers(job, copied.orElseThrow().notes(), request);
                return result.get();
            }
        }
        Speech speech = providers.speak(request, new JobCaller(job));
        Result<Spoken> spoken = results.keep(
                job,
                key,
                ProviderNotes.isBy(first, speech.use()) ? ownersKey : null,
                AssetNames.audio(index),
                speech.audio(),
                speech.contentType(),
                new Spoken(speech.words(), speech.speed(), speech.use()));
        warnIfPaceDiffers(job, spoken.notes(), request);
        return measured(job, spoken)
                .orElseThrow(() -> new StoryreelException(
                        ProviderError.PROVIDER_BAD_ANSWER,
                        speech.use().provider() + " sent a sound that cannot be used"));
    }

    private static void warnIfPaceDiffers(JobContext job, Spoken spoken, SpeechRequest request) {
        if (Math.abs(spoken.speed() - request.speed()) > PACE_TOLERANCE) {
            job.warn(
                    "speed_limited",
                    "The voice of " + spoken.use().provider() + " cannot be asked for a speed of " + request.speed()
                            + "; it speaks at " + spoken.speed() + ".");
        }
    }

    /** Measures the sound and, where it must be, makes it one that can be mixed; empty if there is none, or far too much. */
    private Optional<JobResult> measured(JobContext job, Result<Spoken> spoken)
            throws IOException, InterruptedException {
        WorkKey key = WorkKey.of(
                "narration",
                AssetNames.narration(job.requireItemIndex()),
                spoken.asset().sha256(),
                media.making());
        Optional<Result<Narration>> made = results.made(job, key, Narration.class);
        if (made.isPresent()) {
            job.reuse(made.get().asset());
            return Optional.of(
                    saving(job, spoken, made.get().asset(), made.get().notes().samples()));
        }
        Path file = job.fetch(spoken.asset());
        NormalSound sound;
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            sound = media.normaliseAudio(file, job.workDir().resolve("narration.wav"), processes);
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.AUDIO_UNREADABLE || e.errorCode() == MediaError.AUDIO_TOO_LONG) {
                return Optional.empty();
            }
            throw e;
        }
        if (sound.wav().equals(file)) {
            return Optional.of(saving(job, spoken, spoken.asset(), sound.samples()));
        }
        Result<Narration> converted = results.keep(
                job,
                key,
                AssetNames.narration(job.requireItemIndex()),
                sound.wav(),
                "audio/wav",
                new Narration(sound.samples()));
        return Optional.of(saving(job, spoken, converted.asset(), sound.samples()));
    }

    private JobResult saving(JobContext job, Result<Spoken> spoken, Asset narration, long samples) {
        ProviderNotes.warnIfOffline(job, spoken.notes().use());
        Voice voice = new Voice(
                spoken.asset().name(),
                narration.name(),
                samples,
                spoken.notes().words(),
                spoken.notes().use());
        return JobResult.saving(() -> clips.saveVoice(job.productionId(), job.requireItemIndex(), voice));
    }
}
