package dev.storyreel.dub;

import dev.storyreel.dub.DubTake.Recorded;
import dev.storyreel.dub.DubTakes.Reworded;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Speaking;
import dev.storyreel.kind.Speaking.Recording;
import dev.storyreel.media.sound.SoundGauge;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.media.sound.WavReader;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.provider.SpeechRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a line spoken. One that nobody can speak, after all tries, is flagged: it takes no other line with it. */
@Component
class Speak implements JobHandler {
    private final Speaking speaking;
    private final Dubs dubs;
    private final DubTakes takes;

    Speak(Speaking speaking, Dubs dubs, DubTakes takes) {
        this.speaking = speaking;
        this.dubs = dubs;
        this.takes = takes;
    }

    @Override
    public JobType type() {
        return DubGraph.SPEAK;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        int index = job.requireItemIndex();
        String language = job.requireBranch();
        Dub dub = dubs.get(job.productionId());
        DubTake line = takes.find(dub.id(), language, index)
                .orElseThrow(() -> new IllegalStateException(language + " has no line " + index));
        Recorded take = spoken(job, dub, language, line);
        Recorded before = line.take();
        if (take.wav() != null || before == null || before.wav() == null) {
            return JobResult.saving(() -> takes.saveTake(dub.id(), language, index, take));
        }
        if (!line.isChanged()) {
            // other words were only to fit better
            job.reuse(job.asset(before.wav()));
            Reworded as = new Reworded(index, before.text(), LineFit.TRIED_ENOUGH, before.wantedSpeed());
            return JobResult.saving(() -> takes.saveWordings(dub.id(), language, List.of(as)));
        }
        if (before.text().equals(line.said())) {
            // as it was is better than silence
            job.reuse(job.asset(before.wav()));
            Recorded kept = before.insteadOf(String.valueOf(take.failure()));
            return JobResult.saving(() -> takes.saveTake(dub.id(), language, index, kept));
        }
        return JobResult.saving(() -> takes.saveTake(dub.id(), language, index, take));
    }

    private Recorded spoken(JobContext job, Dub dub, String language, DubTake line)
            throws IOException, InterruptedException {
        SpeechRequest request = new SpeechRequest(line.said(), language, line.wantedSpeed(), line.wantedVoice(dub));
        try {
            Recording recording = speaking.record(
                    job,
                    new Speaking.Order(
                            request,
                            0,
                            dub.fresh(),
                            DubAssets.take(language, line.index()),
                            DubAssets.takeWav(language, line.index())));
            ProviderNotes.warnIfOffline(job, recording.spoken().use(), "The voice in " + language + " was");
            return recorded(job, request, recording);
        } catch (StoryreelException e) {
            if (!isOfThisLine(job, e)) {
                throw e;
            }
            job.warn(
                    "line_not_spoken",
                    "Line " + line.index() + " in " + language + " could not be spoken: " + e.getMessage());
            return Recorded.none(request, String.valueOf(e.getMessage()));
        }
    }

    /** What other lines need not share, and nobody can help any more. */
    private static boolean isOfThisLine(JobContext job, StoryreelException e) {
        return switch (e.errorCode().type()) {
            // nobody takes it as it is; where that is so of most lines, the language fails
            case REFUSED, USER -> true;
            case PROVIDER -> job.isLastTry();
            case BUDGET, RESOURCES, BUSY, INTERNAL -> false;
        };
    }

    private static Recorded recorded(JobContext job, SpeechRequest request, Recording recording) throws IOException {
        Path wav = job.fetch(recording.wav());
        VoiceSpan span = VoiceSpan.of(wav).orElseThrow();
        return new Recorded(
                request.text(),
                request.voice(),
                request.speed(),
                recording.wav().name(),
                span.start(),
                span.end(),
                recording.spoken().speed(),
                loudness(wav),
                recording.spoken().words(),
                recording.spoken().use(),
                null);
    }

    private static @Nullable Double loudness(Path wav) throws IOException {
        try (WavReader reader = WavReader.open(wav)) {
            double lufs = SoundGauge.of(reader).loudness();
            return Double.isInfinite(lufs) ? null : lufs;
        }
    }
}
