package dev.storyreel.dub;

import dev.storyreel.dub.DubTakes.Reworded;
import dev.storyreel.dub.wording.SpeechLength;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Has lines worded anew that, as they were spoken, are too long or too short for their time. */
@Component
class Reword implements JobHandler {
    /** A line that is worded in no other way is not asked for again. */
    private static final int TRIED_ENOUGH = Wording.MOST_TRIES;

    private final LineTranslator translator;
    private final Dubs dubs;
    private final DubTakes takes;

    Reword(LineTranslator translator, Dubs dubs, DubTakes takes) {
        this.translator = translator;
        this.dubs = dubs;
        this.takes = takes;
    }

    @Override
    public JobType type() {
        return DubGraph.REWORD;
    }

    @Override
    public JobResult run(JobContext job) throws IOException, InterruptedException {
        Dub dub = dubs.get(job.productionId());
        String language = job.requireBranch();
        List<DubTake> lines = takes.of(dub.id(), language);
        long total = dub.requireSamples();
        Map<Integer, Wording> unfit = LineFit.unfit(lines, total);
        Map<Integer, String> texts = translator.reword(job, dub, language, lines, unfit);
        SpeechLength length = LineFit.learned(lines, language);
        List<Reworded> reworded = new ArrayList<>();
        List<Integer> spoken = new ArrayList<>();
        texts.forEach((index, text) -> {
            DubTake line = lines.get(index);
            boolean better = !text.equals(line.text())
                    && Wording.best(List.of(length.of(line.text()), length.of(text)), LineFit.slot(lines, index, total))
                            == 1;
            reworded.add(
                    better
                            ? new Reworded(index, text, line.tries() + 1, 1)
                            : new Reworded(index, line.text(), TRIED_ENOUGH, line.speed()));
            if (better) {
                spoken.add(index);
            }
        });
        return JobResult.saving(() -> takes.saveWordings(dub.id(), language, reworded))
                .then(DubGraph.speaking(language, spoken));
    }
}
