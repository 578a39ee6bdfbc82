package dev.storyreel.dub;

import dev.storyreel.dub.DubTake.Place;
import dev.storyreel.dub.align.Aligner;
import dev.storyreel.dub.align.PlacedLine;
import dev.storyreel.dub.align.SpokenLine;
import dev.storyreel.dub.wording.Wording;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.Json;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Plans where in the dub each line is heard, and how fast; what does not fit is worded anew first. */
@Component
class Align implements JobHandler {
    /** If more than this share of the lines is missing, it is no dub. */
    private static final double MOST_MISSING = 0.5;

    private final Json json;
    private final Dubs dubs;
    private final DubLanguages languages;
    private final DubTakes takes;

    Align(Json json, Dubs dubs, DubLanguages languages, DubTakes takes) {
        this.json = json;
        this.dubs = dubs;
        this.languages = languages;
        this.takes = takes;
    }

    @Override
    public JobType type() {
        return DubGraph.ALIGN;
    }

    @Override
    public JobResult run(JobContext job) throws Exception {
        Dub dub = dubs.get(job.productionId());
        String language = job.requireBranch();
        List<DubTake> lines = takes.of(dub.id(), language);
        List<DubTake> spoken = lines.stream().filter(DubTake::isSpoken).toList();
        if (lines.size() - spoken.size() > MOST_MISSING * lines.size()) {
            throw new StoryreelException(DubError.VOICE_FAILED, failure(lines));
        }
        long total = dub.requireSamples();
        if (canBeReworded(dub, language) && !LineFit.unfit(lines, total).isEmpty()) {
            return JobResult.done().then(DubGraph.rewording(language));
        }
        Map<Integer, Place> places = places(spoken, total);
        job.publish(
                DubAssets.lines(language),
                json.writePretty(lines.stream()
                        .map(line -> DubLineAnswer.of(line, places.get(line.index())))
                        .toList()),
                "application/json");
        return JobResult.saving(() -> takes.savePlaces(dub.id(), language, places))
                .then(DubGraph.finishing(language));
    }

    /** What was given stays as it is, and who goes word by word says it in no other way. */
    private boolean canBeReworded(Dub dub, String language) {
        DubLanguages.TranslatedBy translation =
                languages.get(dub.id(), language).translation();
        return translation != null && !translation.draft();
    }

    private static String failure(List<DubTake> lines) {
        List<String> failures = lines.stream()
                .filter(line -> !line.isSpoken())
                .map(line -> String.valueOf(line.requireTake().failure()))
                .toList();
        return failures.size() + " of " + lines.size() + " lines could not be spoken, the first one as "
                + failures.getFirst();
    }

    private static Map<Integer, Place> places(List<DubTake> spoken, long total) {
        List<SpokenLine> aligned = new ArrayList<>();
        for (DubTake line : spoken) {
            aligned.add(
                    new SpokenLine(line.line(), line.said(), line.requireTake().heard(), Wording.MOST_TRIES));
        }
        List<PlacedLine> plan = Aligner.align(aligned, total);
        Map<Integer, Place> places = new TreeMap<>();
        for (int i = 0; i < plan.size(); i++) {
            places.put(spoken.get(i).index(), Place.of(plan.get(i)));
        }
        return places;
    }
}
