package dev.storyreel.dub;

import dev.storyreel.kind.JobCaller;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Results;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.sound.SpeechPieces.Piece;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Has a piece of the recording written down. Only a few are at once: a job that gets no place gives its own in the lane back and
 * comes again, so that waiting costs neither lane nor time limit.
 */
@Component
class Transcribe implements JobHandler {
    /** Who waits comes again about as often; a piece takes many seconds at least. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);

    private static final int JITTER_MS = 4_000;

    private final RecogniserPlaces places = new RecogniserPlaces();
    private final Providers providers;
    private final Results results;
    private final Dubs dubs;

    Transcribe(Providers providers, Results results, Dubs dubs) {
        this.providers = providers;
        this.results = results;
        this.dubs = dubs;
    }

    @Override
    public JobType type() {
        return DubGraph.TRANSCRIBE;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        int index = job.requireItemIndex();
        Optional<String> language =
                Optional.ofNullable(dubs.get(job.productionId()).wantedLanguage());
        Asset asset = job.asset(DubAssets.piece(index));
        Piece piece = results.notes(asset, Piece.class)
                .orElseThrow(() -> new IllegalStateException(asset.name() + " has no place in the recording"));
        List<String> route = providers.recognitionRoute(language);
        WorkKey key = WorkKey.of("heard", index, asset.sha256(), language.orElse(""), route);
        Transcript heard = results.told(job, key, DubAssets.heard(index), route, Transcript.class, () -> {
            String who = route.getFirst();
            if (!places.take(who)) {
                throw busy();
            }
            try {
                job.working();
                return heard(job, asset, piece, language);
            } catch (ProviderException e) {
                if (e.error() == ProviderError.PROVIDER_BUSY) {
                    // so that the others need not fetch their piece only to hear the same
                    places.noteBusy(who, e.retryAfter().orElse(Duration.ZERO));
                }
                throw e;
            } finally {
                places.giveBack(who);
            }
        });
        ProviderNotes.warnIfOffline(job, heard.use(), "The transcript was");
        return JobResult.done();
    }

    private static ProviderException busy() {
        Duration wait = SHORTEST_WAIT.plusMillis(RandomGenerator.getDefault().nextInt(JITTER_MS));
        return new ProviderException(
                ProviderError.PROVIDER_BUSY, "other recordings are being written down", null, wait, null);
    }

    private Transcript heard(JobContext job, Asset asset, Piece piece, Optional<String> language)
            throws IOException, InterruptedException {
        byte[] sound = Files.readAllBytes(job.fetch(asset));
        Duration length = Duration.ofMillis(Math.max(1, Canvas.milliseconds(piece.length())));
        return providers.recognise(
                new RecognitionRequest(sound, "audio/wav", length, language, true), new JobCaller(job));
    }
}
