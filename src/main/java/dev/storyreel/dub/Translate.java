package dev.storyreel.dub;

import dev.storyreel.dub.DubLanguages.Language;
import dev.storyreel.dub.DubTake.Fault;
import dev.storyreel.dub.DubTakes.Worded;
import dev.storyreel.dub.align.Aligner;
import dev.storyreel.dub.align.PlacedLine;
import dev.storyreel.dub.align.SpokenLine;
import dev.storyreel.dub.align.Take;
import dev.storyreel.dub.align.VoiceSpeeds;
import dev.storyreel.dub.transcript.GivenText;
import dev.storyreel.dub.transcript.Spread;
import dev.storyreel.dub.wording.SpeechLength;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.Json;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import dev.storyreel.provider.Languages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Words a language: its lines are translated, or read from the captions that the user gave. Then it is planned how fast each is to be
 * spoken, from how long it will probably be, so that little has to be stretched.
 */
@Component
class Translate implements JobHandler {
    /** What voices can be asked for without being odd; what is still missing is stretched. */
    private static final VoiceSpeeds SPEEDS = new VoiceSpeeds(0.9, 1.2);

    /** Guesses are not better than this, and nearly alike speeds would be different requests. */
    private static final double SPEEDS_A_UNIT = 20;

    /** In a warning; the lines themselves tell the rest. */
    private static final int MOST_TOLD = 10;

    private final LineTranslator translator;
    private final Json json;
    private final Dubs dubs;
    private final DubLanguages languages;
    private final DubTakes takes;

    Translate(LineTranslator translator, Json json, Dubs dubs, DubLanguages languages, DubTakes takes) {
        this.translator = translator;
        this.json = json;
        this.dubs = dubs;
        this.languages = languages;
        this.takes = takes;
    }

    @Override
    public JobType type() {
        return DubGraph.TRANSLATE;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Dub dub = dubs.get(job.productionId());
        String language = job.requireBranch();
        List<DubTake> known = takes.of(dub.id(), language);
        if (!known.isEmpty()) {
            warnAgain(job, dub, language, known);
            // worded before: what is spoken as it is wanted is not spoken again, whoever would speak it now
            return JobResult.done()
                    .then(DubGraph.speaking(
                            language,
                            known.stream()
                                    .filter(line -> !line.isSpokenAsWanted(dub))
                                    .map(DubTake::index)
                                    .toList()));
        }
        String captions = languages.get(dub.id(), language).captions();
        if (captions != null) {
            List<Worded> given = given(job, GivenText.read(captions), dub.requireSamples(), language);
            return saving(dub, language, given, () -> {});
        }
        LineTranslator.Translated translated = translated(job, dub, language);
        List<SourceLine> lines = dubs.lines(dub.id());
        List<Worded> worded = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = translated.texts().get(i);
            String fault = translated.faults().get(i);
            worded.add(new Worded(i, lines.get(i), text, 1, fault == null ? null : new Fault(text, fault)));
        }
        return saving(dub, language, worded, () -> languages.saveTranslation(dub.id(), language, translated.by()));
    }

    private JobResult saving(Dub dub, String language, List<Worded> worded, Runnable rows) {
        List<Worded> timed = timed(worded, dub.requireSamples(), language);
        return JobResult.saving(() -> {
                    rows.run();
                    takes.insert(dub.id(), language, timed);
                })
                .then(DubGraph.speaking(
                        language, timed.stream().map(Worded::index).toList()));
    }

    private LineTranslator.Translated translated(JobContext job, Dub dub, String language)
            throws IOException, InterruptedException {
        if (Languages.fits(dub.requireLanguage(), language)) {
            throw new StoryreelException(DubError.DUB_LANGUAGE_INVALID, "the recording is in " + language + " already");
        }
        LineTranslator.Translated translated = translator.translate(job, dub, language, dubs.lines(dub.id()));
        warn(job, language, translated.by().draft(), translated.faults());
        return translated;
    }

    private static void warn(JobContext job, String language, boolean draft, Map<Integer, String> faults) {
        if (draft) {
            job.warn(
                    "translation_draft",
                    "The translation into " + language
                            + " is a draft: it was made word by word, good enough to try, not to publish.");
        }
        if (!faults.isEmpty()) {
            job.warn("line_not_translated", untranslated(language, faults));
        }
    }

    /** What was said of a language when it was worded is forgotten when it is made again, and still so. */
    private void warnAgain(JobContext job, Dub dub, String language, List<DubTake> known) {
        Language row = languages.get(dub.id(), language);
        if (row.captions() != null) {
            warnOfTimes(job, GivenText.read(row.captions()), dub.requireSamples(), language);
        }
        Map<Integer, String> faults = new TreeMap<>();
        known.forEach(line -> {
            if (line.translationFault() != null) {
                faults.put(line.index(), line.translationFault());
            }
        });
        warn(job, language, row.translation() != null && row.translation().draft(), faults);
    }

    private static void warnOfTimes(JobContext job, GivenText given, long total, String language) {
        switch (given) {
            case GivenText.Timed timed -> {
                int beyond = timed.beyond(total);
                if (beyond > 0) {
                    job.warn(
                            "captions_after_end",
                            language + ": captions that begin after the end of the recording are not spoken: " + beyond
                                    + ".");
                }
            }
            case GivenText.Untimed _ ->
                job.warn(
                        "captions_times_estimated",
                        language
                                + ": the captions have no times: lines are put where the recording speaks, which may be"
                                + " off. Subtitles (SRT or WebVTT) are exact.");
        }
    }

    private static String untranslated(String language, Map<Integer, String> faults) {
        String told = faults.entrySet().stream()
                .limit(MOST_TOLD)
                .map(fault -> "line " + fault.getKey() + " " + fault.getValue())
                .collect(Collectors.joining("; "));
        int more = faults.size() - MOST_TOLD;
        return language + ": some lines are not translated as they should be, though they were asked for again: " + told
                + (more > 0 ? "; and " + more + " more" : "") + ". Change their texts, or leave them as they are.";
    }

    private List<Worded> given(JobContext job, GivenText given, long total, String language) throws IOException {
        warnOfTimes(job, given, total, language);
        List<SourceLine> lines = switch (given) {
            case GivenText.Timed timed -> timed.lines(total);
            case GivenText.Untimed untimed ->
                Spread.over(untimed.lines(), SpeechSpansFile.read(job, json), total, language);
        };
        if (lines.isEmpty()) {
            throw new StoryreelException(
                    DubError.TRANSCRIPT_INVALID,
                    "all captions in " + language + " begin after the end of the recording");
        }
        List<Worded> worded = new ArrayList<>();
        for (SourceLine line : lines) {
            SourceLine unknown = new SourceLine(line.onset(), line.end(), "", line.speaker());
            worded.add(new Worded(worded.size(), unknown, line.text(), 1, null));
        }
        return worded;
    }

    /** How fast each is to be spoken. */
    private static List<Worded> timed(List<Worded> worded, long total, String language) {
        SpeechLength length = SpeechLength.in(language);
        List<SpokenLine> expected = worded.stream()
                .map(line -> new SpokenLine(
                        line.line(),
                        line.text(),
                        new Take(Math.max(1, length.of(line.text())), 1, SPEEDS),
                        Wording.MOST_TRIES))
                .toList();
        List<PlacedLine> plan = Aligner.align(expected, total);
        return worded.stream()
                .map(line -> new Worded(
                        line.index(),
                        line.line(),
                        line.text(),
                        Math.round(plan.get(line.index()).voiceSpeed() * SPEEDS_A_UNIT) / SPEEDS_A_UNIT,
                        line.fault()))
                .toList();
    }
}
