package dev.storyreel.kind;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.Results.Result;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.NormalSound;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has a text spoken, once: what a voice sent is stored before anything else is done with it, and taken up by whoever would ask for
 * the very same, in this production or in another one of the owner's. Safe for use by many threads.
 */
@Component
public class Speaking {
    private final Providers providers;
    private final Results results;
    private final MediaEngine media;

    Speaking(Providers providers, Results results, MediaEngine media) {
        this.providers = providers;
        this.results = results;
        this.media = media;
    }

    /**
     * What is to be spoken.
     *
     * @param take which recording of the same words it is, from 0
     * @param fresh whether nothing is taken from the owner's other productions
     * @param stem name of what the voice sends, without its extension
     * @param wav name of the same as it is mixed, where it has to be converted
     */
    public record Order(SpeechRequest request, int take, boolean fresh, String stem, String wav) {}

    /**
     * What is kept beside the sound.
     *
     * @param speed at which it was spoken; 1 is the voice's own
     */
    public record Spoken(List<Speech.Word> words, double speed, ProviderUse use) implements Billed {
        public Spoken {
            words = List.copyOf(words);
        }
    }

    /**
     * @param sent as the voice sent it
     * @param wav as it is mixed; the same where that needs no conversion
     * @param samples its length, of one channel at 48 kHz
     */
    public record Recording(Asset sent, Asset wav, long samples, Spoken spoken) {}

    /** What is kept beside a sound that had to be converted. */
    private record Converted(long samples) {}

    /** @throws StoryreelException as {@link Providers#speak} does; {@link ProviderError#PROVIDER_BAD_ANSWER} for what is no sound */
    public Recording record(JobContext job, Order order) throws IOException, InterruptedException {
        SpeechRequest request = order.request();
        List<String> route = providers.route(request);
        WorkKey key = WorkKey.of("speech", order.stem(), request, order.take(), route);
        job.supersede(Results.names(order.stem()));
        job.supersede(List.of(order.wav()));
        Optional<Result<Spoken>> made = results.made(job, key, Spoken.class);
        if (made.isPresent()) {
            Optional<Recording> recording = measured(job, order, made.get());
            if (recording.isPresent()) {
                results.reuse(job, made.get().asset(), made.get().notes().use());
                ProviderNotes.warnIfStandIn(job, made.get().notes().use(), route);
                return recording.get();
            }
        }
        String first = route.getFirst();
        WorkKey ownersKey = WorkKey.of("speech of an owner", request, order.take(), first);
        // what is made offline is for no other production
        if (!order.fresh() && !providers.quote(request, Usage.NONE).offline()) {
            Optional<Result<Spoken>> copied = results.copied(job, key, ownersKey, order.stem(), Spoken.class);
            Optional<Recording> recording = copied.isEmpty() ? Optional.empty() : measured(job, order, copied.get());
            if (recording.isPresent()) {
                return recording.get();
            }
        }
        Speech speech = providers.speak(request, new JobCaller(job));
        Result<Spoken> spoken = results.keep(
                job,
                key,
                ProviderNotes.isBy(first, speech.use()) ? ownersKey : null,
                order.stem(),
                speech.audio(),
                speech.contentType(),
                new Spoken(speech.words(), speech.speed(), speech.use()));
        return measured(job, order, spoken)
                .orElseThrow(() -> new StoryreelException(
                        ProviderError.PROVIDER_BAD_ANSWER,
                        speech.use().provider() + " sent a sound that cannot be used"));
    }

    /** Measures the sound and, where it must be, makes it one that can be mixed; empty if nothing is heard in it, or there is far too much. */
    private Optional<Recording> measured(JobContext job, Order order, Result<Spoken> spoken)
            throws IOException, InterruptedException {
        Asset sent = spoken.asset();
        WorkKey key = WorkKey.of("narration", order.wav(), sent.sha256(), media.making());
        Optional<Result<Converted>> made = results.made(job, key, Converted.class);
        if (made.isPresent()) {
            job.reuse(made.get().asset());
            return Optional.of(
                    new Recording(sent, made.get().asset(), made.get().notes().samples(), spoken.notes()));
        }
        Path file = job.fetch(sent);
        NormalSound sound;
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            sound = media.normaliseAudio(file, job.workDir().resolve("narration.wav"), processes);
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.AUDIO_UNREADABLE || e.errorCode() == MediaError.AUDIO_TOO_LONG) {
                return Optional.empty();
            }
            throw e;
        }
        if (VoiceSpan.of(sound.wav()).isEmpty()) {
            // a voice that says nothing: whoever comes again asks again
            return Optional.empty();
        }
        Asset wav = sound.wav().equals(file)
                ? sent
                : results.keep(job, key, order.wav(), sound.wav(), "audio/wav", new Converted(sound.samples()))
                        .asset();
        return Optional.of(new Recording(sent, wav, sound.samples(), spoken.notes()));
    }
}
