package dev.storyreel.dub;

import dev.storyreel.dub.DubAnswer.InLanguage;
import dev.storyreel.dub.DubLanguages.Language;
import dev.storyreel.production.BranchStage;
import dev.storyreel.production.Failure;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells from the stages of a language how far it is. */
final class LanguageProgress {
    /** Percent at which lines are spoken, fitted and finished: how many lines there are, and which have to be worded anew, is only known then. */
    private static final int SPEAKING = 10;

    private static final int FITTING = 55;
    private static final int FINISHING = 65;

    private static final List<JobType> LAST = List.of(DubGraph.MIX, DubGraph.CAPTION, DubGraph.PACKAGE);

    private LanguageProgress() {}

    /** @param stages of the dub's current revision, of all languages */
    static InLanguage of(Language language, List<BranchStage> stages, Production dub) {
        List<BranchStage> own = stages.stream()
                .filter(stage -> stage.branch().equals(language.language()))
                .toList();
        Failure failure = (own.isEmpty() && language.captions() == null ? prepared(stages) : own)
                .stream()
                        .map(BranchStage::failure)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        Instant started = times(own.stream().map(BranchStage::firstStartedAt))
                .min(Comparator.naturalOrder())
                .orElse(null);
        ProductionStatus status = status(language, own, failure, started, dub.status());
        return new InLanguage(
                language.language(),
                status.code(),
                stage(own),
                status == ProductionStatus.SUCCEEDED ? 100 : percent(own),
                failure,
                dub.warnings().stream()
                        .filter(warning -> language.language().equals(warning.part()))
                        .toList(),
                language.made(),
                started,
                status.isTerminal()
                        ? times(own.stream().map(BranchStage::lastFinishedAt))
                                .max(Comparator.naturalOrder())
                                .orElse(null)
                        : null);
    }

    /** What comes before a language whose words are not given. */
    private static List<BranchStage> prepared(List<BranchStage> stages) {
        return stages.stream()
                .filter(stage -> stage.branch().startsWith(JobGraph.PREPARATION))
                .toList();
    }

    private static Stream<Instant> times(Stream<@Nullable Instant> times) {
        return times.flatMap(Stream::ofNullable);
    }

    private static ProductionStatus status(
            Language language,
            List<BranchStage> own,
            @Nullable Failure failure,
            @Nullable Instant started,
            ProductionStatus dub) {
        boolean made = own.isEmpty() ? language.made() != null : own.stream().allMatch(LanguageProgress::isDone);
        if (made) {
            return ProductionStatus.SUCCEEDED;
        }
        if (failure != null) {
            return ProductionStatus.FAILED;
        }
        if (dub == ProductionStatus.FAILED || dub == ProductionStatus.CANCELLED) {
            return dub;
        }
        return started == null ? ProductionStatus.QUEUED : ProductionStatus.RUNNING;
    }

    private static boolean isDone(BranchStage stage) {
        return stage.succeeded() == stage.jobs();
    }

    /** The type of the job that began last. */
    private static @Nullable String stage(List<BranchStage> own) {
        return own.stream()
                .filter(stage -> stage.lastStartedAt() != null)
                .max(Comparator.comparing(BranchStage::lastStartedAt))
                .map(BranchStage::type)
                .orElse(null);
    }

    private static int percent(List<BranchStage> own) {
        if (has(own, DubGraph.MIX)) {
            int weights = LAST.stream().mapToInt(JobType::weight).sum();
            int done = LAST.stream()
                    .mapToInt(type -> type.weight() * progress(own, type))
                    .sum();
            return Math.min(99, FINISHING + (100 - FINISHING) * done / (100 * weights));
        }
        if (has(own, DubGraph.REWORD)) {
            return FITTING;
        }
        return has(own, DubGraph.SPEAK)
                ? SPEAKING + (FITTING - SPEAKING) * progress(own, DubGraph.SPEAK) / 100
                : SPEAKING * progress(own, DubGraph.TRANSLATE) / 100;
    }

    private static boolean has(List<BranchStage> own, JobType type) {
        return own.stream().anyMatch(stage -> stage.type().equals(type.name()));
    }

    private static int progress(List<BranchStage> own, JobType type) {
        return own.stream()
                .filter(stage -> stage.type().equals(type.name()))
                .mapToInt(BranchStage::progress)
                .sum();
    }
}
