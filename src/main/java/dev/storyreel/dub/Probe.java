package dev.storyreel.dub;

import dev.storyreel.dub.DubLanguages.Language;
import dev.storyreel.kind.Json;
import dev.storyreel.kind.OwnFiles;
import dev.storyreel.kind.Results;
import dev.storyreel.media.MediaEngine;
import dev.storyreel.media.NormalSound;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.sound.SpeechPieces;
import dev.storyreel.media.sound.SpeechPieces.Piece;
import dev.storyreel.media.sound.SpeechSpans;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes copies of the user's files, so that the dub does not need the uploads any more, and looks at the recording: how long it is, where
 * it speaks, and in which pieces it can be written down.
 */
@Component
class Probe implements JobHandler {
    private final MediaEngine media;
    private final OwnFiles ownFiles;
    private final Results results;
    private final Json json;
    private final Dubs dubs;
    private final DubLanguages languages;

    Probe(MediaEngine media, OwnFiles ownFiles, Results results, Json json, Dubs dubs, DubLanguages languages) {
        this.media = media;
        this.ownFiles = ownFiles;
        this.results = results;
        this.json = json;
        this.dubs = dubs;
        this.languages = languages;
    }

    /** What is kept beside the places where the recording speaks. */
    private record Seen(long samples, int pieces) {}

    @Override
    public JobType type() {
        return DubGraph.PROBE;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Dub dub = dubs.get(job.productionId());
        Asset recording = ownFiles.copy(job, dub.recording(), DubAssets.RECORDING);
        if (dub.background() != null) {
            ownFiles.copy(job, dub.background(), DubAssets.BACKGROUND);
        }
        List<Language> open =
                languages.of(dub.id()).stream().filter(Language::isOpen).toList();
        boolean transcribed = open.stream().anyMatch(language -> language.captions() == null);
        boolean heard = transcribed && dub.transcript() == null;
        Seen seen = seen(job, recording, heard);
        List<String> worded = open.stream()
                .filter(language -> language.captions() != null)
                .map(Language::language)
                .toList();
        return JobResult.saving(() -> dubs.saveLength(dub.id(), seen.samples()))
                .then(DubGraph.hearing(heard ? seen.pieces() : 0, transcribed, worded));
    }

    private Seen seen(JobContext job, Asset recording, boolean heard) throws IOException, InterruptedException {
        WorkKey key = WorkKey.of("speech", DubAssets.SPEECH, recording.sha256(), heard, media.making());
        Optional<Results.Result<Seen>> made = results.made(job, key, Seen.class);
        if (made.isPresent()
                && heard
                && !reused(job, recording, made.get().notes().pieces())) {
            made = Optional.empty();
        }
        if (made.isPresent()) {
            job.reuse(made.get().asset());
            return made.get().notes();
        }
        try (ProcessGroup processes = job.closingOnStop(new ProcessGroup())) {
            NormalSound sound = media.takeSound(
                    job.fetch(recording), Dub.LONGEST, job.workDir().resolve("recording.wav"), processes);
            List<Piece> pieces = SpeechPieces.plan(sound.wav());
            for (int index = 0; heard && index < pieces.size(); index++) {
                job.progress((1.0 + index) / (1 + pieces.size()));
                publish(job, recording, sound.wav(), pieces.get(index), index);
            }
            Seen seen = new Seen(sound.samples(), pieces.size());
            byte[] spans = json.writePretty(new SpeechSpansFile(SpeechSpans.of(sound.wav())));
            job.publish(DubAssets.SPEECH, spans, "application/json", new Made(key, json.write(seen)));
            return seen;
        }
    }

    private void publish(JobContext job, Asset recording, Path wav, Piece piece, int index) throws IOException {
        Path file = job.workDir().resolve(DubAssets.piece(index));
        SpeechPieces.write(wav, piece, file);
        job.publish(DubAssets.piece(index), file, "audio/wav", new Made(pieceKey(recording, index), json.write(piece)));
    }

    /** Takes up the pieces of an earlier attempt, if all of them are there. */
    private boolean reused(JobContext job, Asset recording, int pieces) throws IOException {
        for (int index = 0; index < pieces; index++) {
            if (job.reuse(pieceKey(recording, index)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static WorkKey pieceKey(Asset recording, int index) {
        return WorkKey.of("piece", DubAssets.piece(index), recording.sha256());
    }
}
