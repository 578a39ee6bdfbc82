package dev.storyreel.dub;

import dev.storyreel.dub.transcript.GivenText;
import dev.storyreel.dub.transcript.HeardPiece;
import dev.storyreel.dub.transcript.LineCutter;
import dev.storyreel.dub.transcript.Spread;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.Json;
import dev.storyreel.kind.Results;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.sound.SpeechPieces.Piece;
import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes lines of what was heard in the pieces of the recording, or of the transcript that the user gave. */
@Component
class AssembleTranscript implements JobHandler {
    private static final long SAMPLES_A_MINUTE = 60L * Canvas.SAMPLE_RATE;

    private final Results results;
    private final Json json;
    private final Dubs dubs;
    private final DubLanguages languages;

    AssembleTranscript(Results results, Json json, Dubs dubs, DubLanguages languages) {
        this.results = results;
        this.json = json;
        this.dubs = dubs;
        this.languages = languages;
    }

    /**
     * As it is shown to people.
     *
     * @param language BCP 47
     * @param draft whether many words are wrong
     * @param by who wrote it down; null for the user
     */
    record Said(String language, boolean draft, @Nullable String by, List<Line> lines) {
        /** Times are in milliseconds from the start of the recording. */
        record Line(int index, long startMs, long endMs, String speaker, String text) {}
    }

    @Override
    public JobType type() {
        return DubGraph.TRANSCRIPT;
    }

    @Override
    public JobResult run(JobContext job) throws IOException {
        Dub dub = dubs.get(job.productionId());
        long total = dub.requireSamples();
        List<HeardPiece> pieces = dub.transcript() == null ? heard(job) : List.of();
        List<Transcript> heard = pieces.stream().map(HeardPiece::heard).toList();
        List<Transcript.Word> words = HeardPiece.words(pieces);
        if (dub.transcript() == null && isNearlyNothing(dub, words, total)) {
            throw nothingSaid();
        }
        String language = language(dub, heard);
        List<SourceLine> lines = dub.transcript() == null
                ? LineCutter.cut(words, total)
                : given(job, GivenText.read(dub.transcript()), total, language);
        if (lines.isEmpty()) {
            throw nothingSaid();
        }
        boolean draft = heard.stream().anyMatch(Transcript::draft);
        String by = heard.stream()
                .map(Transcript::use)
                .map(ProviderUse::provider)
                .findFirst()
                .orElse(null);
        job.publish(DubAssets.TRANSCRIPT, json.writePretty(said(language, draft, by, lines)), "application/json");
        if (draft) {
            job.warn("transcript_draft", "The transcript is a draft: many words may be wrong.");
        }
        List<String> untold = languages.of(dub.id()).stream()
                .filter(each -> each.captions() == null && each.isOpen())
                .map(DubLanguages.Language::language)
                .toList();
        return JobResult.saving(() -> dubs.saveTranscript(dub.id(), language, lines))
                .then(DubGraph.languages(untold));
    }

    /** Where speech is that has no times, the recording's own sound tells. */
    private List<SourceLine> given(JobContext job, GivenText given, long total, String language) throws IOException {
        return switch (given) {
            case GivenText.Timed timed -> {
                int beyond = timed.beyond(total);
                if (beyond > 0) {
                    job.warn(
                            "transcript_after_end",
                            "What begins after the end of the recording is left out of the transcript: "
                                    + (beyond == 1 ? "1 line." : beyond + " lines."));
                }
                yield timed.lines(total);
            }
            case GivenText.Untimed untimed -> {
                job.warn(
                        "transcript_times_estimated",
                        "The transcript has no times: lines are put where the recording speaks, which may be off."
                                + " Subtitles (SRT or WebVTT) are exact.");
                yield Spread.over(untimed.lines(), SpeechSpansFile.read(job, json), total, language);
            }
        };
    }

    private List<HeardPiece> heard(JobContext job) throws IOException {
        List<HeardPiece> heard = new ArrayList<>();
        for (int index = 0; ; index++) {
            Optional<Asset> asset = job.find(DubAssets.piece(index));
            if (asset.isEmpty()) {
                return heard;
            }
            Piece piece = results.notes(asset.get(), Piece.class).orElseThrow();
            String said = Files.readString(job.fetch(DubAssets.heard(index)));
            heard.add(new HeardPiece(piece, json.read(said, Transcript.class)));
        }
    }

    /**
     * In noise and music recognisers hear a word now and then, of any language. Where somebody has said which language it is, he will
     * know that there is something in it.
     */
    private static boolean isNearlyNothing(Dub dub, List<Transcript.Word> words, long total) {
        return words.isEmpty() || (dub.wantedLanguage() == null && words.size() < total / SAMPLES_A_MINUTE);
    }

    private static StoryreelException nothingSaid() {
        return new StoryreelException(
                DubError.NOTHING_SAID,
                "nobody is heard to speak in the recording, or nobody understood it; give a transcript of it, or name the"
                        + " source_language");
    }

    /** As it was said; else as it was heard in the piece in which most is said. */
    private static String language(Dub dub, List<Transcript> heard) {
        if (dub.wantedLanguage() != null) {
            return dub.wantedLanguage();
        }
        return heard.stream()
                .filter(piece -> piece.language() != null)
                .max(Comparator.comparingInt(piece -> piece.words().size()))
                .map(Transcript::language)
                .orElseThrow(() -> new StoryreelException(
                        DubError.SOURCE_LANGUAGE_UNKNOWN,
                        "nobody could tell which language the recording is in; say it with source_language"));
    }

    private static Said said(String language, boolean draft, @Nullable String by, List<SourceLine> lines) {
        List<Said.Line> said = new ArrayList<>();
        for (SourceLine line : lines) {
            said.add(new Said.Line(
                    said.size(),
                    Canvas.milliseconds(line.onset()),
                    Canvas.milliseconds(line.end()),
                    line.speaker(),
                    line.text()));
        }
        return new Said(language, draft, by, said);
    }
}
