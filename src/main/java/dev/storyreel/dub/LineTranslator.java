package dev.storyreel.dub;

import dev.storyreel.dub.DubLanguages.TranslatedBy;
import dev.storyreel.dub.TranslatedLines.Wanted;
import dev.storyreel.dub.wording.Slot;
import dev.storyreel.dub.wording.SpeechLength;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.kind.Results;
import dev.storyreel.production.JobContext;
import dev.storyreel.provider.Providers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Has lines translated so that they take about as long to say as they did in the recording. */
@Component
class LineTranslator {
    private final Providers providers;
    private final Results results;

    LineTranslator(Providers providers, Results results) {
        this.providers = providers;
        this.results = results;
    }

    /**
     * @param texts one for each line
     * @param faults why a line is not translated as it should be, by the lines' numbers
     */
    record Translated(List<String> texts, Map<Integer, String> faults, TranslatedBy by) {}

    /** Translates all of what the recording says. */
    Translated translate(JobContext job, Dub dub, String target, List<SourceLine> lines)
            throws IOException, InterruptedException {
        SpeechLength length = SpeechLength.in(target);
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Slot slot = Slot.of(lines, i, dub.requireSamples());
            int least = (int) (Wording.SHORTEST * length.charactersIn(slot.speech()));
            int most = Math.max(1, (int) (Wording.LONGEST * length.charactersIn(slot.room())));
            wanted.add(new Wanted(i, Math.min(least, most), most));
        }
        TranslatedLines translated = new TranslatedLines(providers, results, job, dub, target, lines);
        translated.askForAll(wanted);
        return new Translated(List.copyOf(translated.texts().values()), translated.faults(), translated.by());
    }

    /**
     * Asks for other words of some lines.
     *
     * @param unfit which, and how long they should be
     * @return the new texts by the lines' numbers; they may be the old ones, and are where the new ones are faulty
     */
    Map<Integer, String> reword(
            JobContext job, Dub dub, String target, List<DubTake> lines, Map<Integer, Wording> unfit)
            throws IOException, InterruptedException {
        List<Wanted> wanted = new ArrayList<>();
        int tries = 0;
        for (Map.Entry<Integer, Wording> each : unfit.entrySet()) {
            tries = Math.max(tries, lines.get(each.getKey()).tries());
            switch (each.getValue()) {
                case Wording.Shorter shorter -> wanted.add(around(each.getKey(), shorter.targetCharacters()));
                case Wording.Longer longer -> wanted.add(around(each.getKey(), longer.targetCharacters()));
                case Wording.Fits _ -> {}
            }
        }
        TranslatedLines others = new TranslatedLines(
                providers,
                results,
                job,
                dub,
                target,
                lines.stream().map(DubTake::line).toList());
        others.askForOthers("again" + tries, wanted);
        Map<Integer, String> texts = new TreeMap<>(others.texts());
        others.faults()
                .keySet()
                .forEach(index -> texts.put(index, lines.get(index).text()));
        return texts;
    }

    private static Wanted around(int index, int characters) {
        return new Wanted(
                index, (int) (Wording.SHORTEST * characters), Math.max(1, (int) (Wording.LONGEST * characters)));
    }
}
