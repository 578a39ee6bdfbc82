package dev.storyreel.dub;

import dev.storyreel.dub.DubTakes.Reworded;
import dev.storyreel.dub.wording.Slot;
import dev.storyreel.dub.wording.SpeechLength;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.error.StoryreelException;
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
        Map<Integer, String> texts;
        try {
            texts = translator.reword(job, dub, language, lines, unfit);
        } catch (StoryreelException e) {
            if (!isBearable(job, e)) {
                throw e;
            }
            job.warn("lines_not_reworded", language + ": lines that do not fit stay as they are: " + e.getMessage());
            List<Reworded> kept =
                    unfit.keySet().stream().map(index -> kept(lines.get(index))).toList();
            return JobResult.saving(() -> takes.saveWordings(dub.id(), language, kept))
                    .then(DubGraph.speaking(language, List.of()));
        }
        SpeechLength length = LineFit.learned(lines, language);
        List<SourceLine> sources = lines.stream().map(DubTake::line).toList();
        List<Reworded> reworded = new ArrayList<>();
        List<Integer> spoken = new ArrayList<>();
        texts.forEach((index, text) -> {
            DubTake line = lines.get(index);
            boolean better = !text.equals(line.text())
                    && Wording.best(List.of(length.of(line.text()), length.of(text)), Slot.of(sources, index, total))
                            == 1;
            reworded.add(better ? new Reworded(index, text, line.tries() + 1, 1) : kept(line));
            if (better) {
                spoken.add(index);
            }
        });
        return JobResult.saving(() -> takes.saveWordings(dub.id(), language, reworded))
                .then(DubGraph.speaking(language, spoken));
    }

    /** Better words would be good to have, but all is spoken. */
    private static boolean isBearable(JobContext job, StoryreelException e) {
        return switch (e.errorCode().type()) {
            case BUDGET, REFUSED -> true;
            case PROVIDER -> job.isLastTry();
            case USER, RESOURCES, BUSY, INTERNAL -> false;
        };
    }

    /** As it is, for good. */
    private static Reworded kept(DubTake line) {
        return new Reworded(line.index(), line.text(), LineFit.TRIED_ENOUGH, line.speed());
    }
}
