package dev.storyreel.dub;

import dev.storyreel.dub.DubLanguages.TranslatedBy;
import dev.storyreel.dub.wording.Slot;
import dev.storyreel.dub.wording.SpeechLength;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.kind.JobCaller;
import dev.storyreel.kind.ProviderNotes;
import dev.storyreel.kind.Results;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Has lines translated so that they take about as long to say as they did in the recording. Each answer is stored before the next is
 * asked for.
 */
@Component
class LineTranslator {
    private static final int BATCH = TranslationRequest.MOST_LINES;

    /** What was said just before helps to understand what is said now. */
    private static final int LINES_BEFORE = 6;

    private final Providers providers;
    private final Results results;

    LineTranslator(Providers providers, Results results) {
        this.providers = providers;
        this.results = results;
    }

    /** @param texts one for each line */
    record Translated(List<String> texts, TranslatedBy by) {}

    /**
     * A line that is to be worded.
     *
     * @param index in the recording
     * @param length how long it should be, in characters
     */
    private record Wanted(int index, Range length) {}

    /** Of characters, around an aim; or up to one. */
    private record Range(int least, int most) {
        static Range around(int characters) {
            return new Range((int) (Wording.SHORTEST * characters), Math.max(1, (int) (Wording.LONGEST * characters)));
        }
    }

    /** Translates all of what the recording says. */
    Translated translate(JobContext job, Dub dub, String target, List<SourceLine> lines)
            throws IOException, InterruptedException {
        SpeechLength length = SpeechLength.in(target);
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Slot slot = Slot.of(lines, i, dub.requireSamples());
            int least = (int) (Wording.SHORTEST * length.charactersIn(slot.speech()));
            int most = Math.max(1, (int) (Wording.LONGEST * length.charactersIn(slot.room())));
            wanted.add(new Wanted(i, new Range(Math.min(least, most), most)));
        }
        Answers answers = new Answers(job, dub, target, lines);
        answers.ask("first", wanted);
        return new Translated(List.copyOf(answers.texts.values()), new TranslatedBy(answers.draft, answers.by));
    }

    /**
     * Asks for other words of some lines.
     *
     * @param unfit which, and how long they should be
     * @return the new texts by the lines' numbers; they may be the old ones
     */
    Map<Integer, String> reword(
            JobContext job, Dub dub, String target, List<DubTake> lines, Map<Integer, Wording> unfit)
            throws IOException, InterruptedException {
        List<Wanted> wanted = new ArrayList<>();
        int tries = 0;
        for (Map.Entry<Integer, Wording> each : unfit.entrySet()) {
            tries = Math.max(tries, lines.get(each.getKey()).tries());
            switch (each.getValue()) {
                case Wording.Shorter shorter ->
                    wanted.add(new Wanted(each.getKey(), Range.around(shorter.targetCharacters())));
                case Wording.Longer longer ->
                    wanted.add(new Wanted(each.getKey(), Range.around(longer.targetCharacters())));
                case Wording.Fits _ -> {}
            }
        }
        Answers answers =
                new Answers(job, dub, target, lines.stream().map(DubTake::line).toList());
        answers.ask("again" + tries, wanted);
        return answers.texts;
    }

    private final class Answers {
        private final JobContext job;
        private final Dub dub;
        private final String target;
        private final List<SourceLine> lines;
        private final String source;
        private final List<String> route;
        private final Map<Integer, String> texts = new TreeMap<>();
        private final Set<String> by = new LinkedHashSet<>();
        private boolean draft;

        Answers(JobContext job, Dub dub, String target, List<SourceLine> lines) {
            this.job = job;
            this.dub = dub;
            this.target = target;
            this.lines = lines;
            this.source = dub.requireLanguage();
            this.route = providers.translationRoute(source, target);
        }

        /** @param round names the answers */
        void ask(String round, List<Wanted> wanted) throws IOException, InterruptedException {
            for (int from = 0; from < wanted.size(); from += BATCH) {
                List<Wanted> some = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
                List<String> told = told(DubAssets.translation(target, round, from / BATCH), some);
                for (int i = 0; i < some.size(); i++) {
                    texts.put(some.get(i).index(), told.get(i));
                }
                job.progress((double) (from + some.size()) / wanted.size());
            }
        }

        private List<String> told(String name, List<Wanted> wanted) throws IOException, InterruptedException {
            int first = wanted.getFirst().index();
            TranslationRequest request = new TranslationRequest(
                    source,
                    target,
                    lines.subList(Math.max(0, first - LINES_BEFORE), first).stream()
                            .map(SourceLine::text)
                            .toList(),
                    wanted.stream().map(this::line).toList(),
                    dub.keepTerms());
            WorkKey key = WorkKey.of("translation", name, request, route);
            Translation told = results.told(
                    job, key, name, route, Translation.class, () -> providers.translate(request, new JobCaller(job)));
            ProviderNotes.warnIfOffline(job, told.use(), "The translation into " + target + " was");
            draft |= told.draft();
            by.add(told.use().provider() + "/" + told.use().model());
            return told.lines();
        }

        private TranslationRequest.Line line(Wanted wanted) {
            return new TranslationRequest.Line(
                    lines.get(wanted.index()).text(),
                    wanted.length().least(),
                    wanted.length().most());
        }
    }
}
