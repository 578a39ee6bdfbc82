package dev.storyreel.dub;

import dev.storyreel.dub.DubAnswer.InLanguage;
import dev.storyreel.dub.DubLanguages.Language;
import dev.storyreel.production.Failure;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.ProductionStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells from the jobs of a language how far it is. */
final class LanguageProgress {
    private LanguageProgress() {}

    /** @param jobs of the dub's current revision, of all languages */
    static InLanguage of(Language language, List<Job> jobs, ProductionStatus dub) {
        Map<String, Job> newest = new LinkedHashMap<>();
        jobs.stream()
                .filter(job -> language.language().equals(job.branch()))
                // what was retried is told by the job that took its place
                .forEach(job -> newest.put(job.type() + " " + job.itemIndex(), job));
        List<Job> own = List.copyOf(newest.values());
        boolean made = language.made() != null && own.isEmpty();
        Failure failure = own.stream()
                .filter(job -> job.status() == JobStatus.FAILED)
                .map(Job::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Instant started = own.stream()
                .map(Job::startedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        ProductionStatus status = status(made, own, failure, started, dub);
        return new InLanguage(
                language.language(),
                status.code(),
                stage(own),
                status == ProductionStatus.SUCCEEDED ? 100 : progress(own),
                failure,
                language.made(),
                started,
                status.isTerminal() ? finished(own) : null);
    }

    private static ProductionStatus status(
            boolean made, List<Job> own, @Nullable Failure failure, @Nullable Instant started, ProductionStatus dub) {
        boolean packaged = own.stream()
                .anyMatch(job -> job.type().equals(DubGraph.PACKAGE.name()) && job.status() == JobStatus.SUCCEEDED);
        if (made || packaged) {
            return ProductionStatus.SUCCEEDED;
        }
        if (failure != null) {
            return ProductionStatus.FAILED;
        }
        if (dub == ProductionStatus.FAILED || dub == ProductionStatus.CANCELLED) {
            return dub;
        }
        return own.isEmpty() || started == null ? ProductionStatus.QUEUED : ProductionStatus.RUNNING;
    }

    private static @Nullable String stage(List<Job> own) {
        return own.stream()
                .filter(job -> job.startedAt() != null)
                .max(Comparator.comparing(Job::startedAt))
                .map(Job::type)
                .orElse(null);
    }

    private static @Nullable Instant finished(List<Job> own) {
        return own.stream()
                .map(Job::finishedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What is worded only tells then how many lines are to be spoken: until then little is done. */
    private static int progress(List<Job> own) {
        if (own.size() <= 1) {
            return 0;
        }
        int done = own.stream().mapToInt(Job::progress).sum();
        return Math.min(99, done / own.size());
    }
}
