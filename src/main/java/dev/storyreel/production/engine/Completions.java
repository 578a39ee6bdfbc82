package dev.storyreel.production.engine;

import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.Warning;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Completes attempts, many at once. */
@Component
class Completions {
    private final TransactionTemplate transaction;
    private final ProductionRows productions;
    private final JobRows jobs;
    private final AssetRows assets;
    private final LaneQueue queue;
    private final EventRows events;
    private final Clock clock;

    Completions(
            TransactionTemplate transaction,
            ProductionRows productions,
            JobRows jobs,
            AssetRows assets,
            LaneQueue queue,
            EventRows events,
            Clock clock) {
        this.transaction = transaction;
        this.productions = productions;
        this.jobs = jobs;
        this.assets = assets;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An attempt that is done, and what it leaves.
     *
     * @param files the assets that become the production's current ones
     */
    record Done(StartedJob job, JobResult result, AttemptFiles.Left files, List<Warning> warnings) {
        AttemptId attempt() {
            return job.attempt();
        }

        UUID id() {
            return job.attempt().jobId();
        }

        LaneQueue.Place place() {
            return new LaneQueue.Place(job.lane(), id());
        }

        UUID production() {
            return job.productionId();
        }
    }

    /**
     * In one transaction: result, assets, warnings, the kinds' own rows, further jobs, the countdown of those that waited
     * and their places in the queue.
     *
     * @return for each false if the attempt is over; such a one changes nothing
     */
    List<Boolean> complete(List<Done> all) {
        return transaction.execute(_ -> {
            Instant now = clock.instant();
            Set<UUID> open = productions.lock(all.stream().map(Done::production).toList());
            Map<AttemptId, Integer> work =
                    jobs.succeed(all.stream().map(Done::attempt).toList(), now);
            List<Done> current = all.stream()
                    .filter(done -> work.containsKey(done.attempt()))
                    .sorted(Comparator.comparing(Done::production))
                    .toList();
            if (!current.isEmpty()) {
                queue.remove(current.stream().map(Done::place).toList());
                current.forEach(done -> leave(done, open.contains(done.production()), now));
                queue.add(jobs.countDown(current.stream().map(Done::id).toList()), now);
                tell(current, open, productions.jobsSucceeded(steps(current, work), now));
            }
            return all.stream().map(done -> work.containsKey(done.attempt())).toList();
        });
    }

    private void leave(Done done, boolean open, Instant now) {
        assets.retire(done.production(), done.files().superseded());
        assets.makeCurrent(done.files().published());
        if (done.files().reused()) {
            jobs.noteReuse(done.attempt());
        }
        if (done.result().rows() != null) {
            done.result().rows().run();
        }
        productions.addWarnings(done.production(), done.warnings());
        if (done.result().next() != null) {
            jobs.add(done.production(), done.result().next(), now);
            if (!open) {
                // the production has failed: they wait for a retry, like all that has not begun
                jobs.cancelWaiting(done.production(), now);
            }
        }
    }

    private static List<ProductionRows.Step> steps(List<Done> done, Map<AttemptId, Integer> work) {
        List<ProductionRows.Step> steps = new ArrayList<>();
        done.stream().collect(Collectors.groupingBy(Done::production)).forEach((production, ended) -> {
            int sum = ended.stream()
                    .mapToInt(each -> work.getOrDefault(each.attempt(), 0))
                    .sum();
            steps.add(new ProductionRows.Step(production, ended.size(), sum));
        });
        return steps;
    }

    private void tell(List<Done> done, Set<UUID> open, Map<UUID, ProductionRows.State> productionsNow) {
        List<Events.Event> told = new ArrayList<>();
        for (Done each : done) {
            ProductionRows.State now = Objects.requireNonNull(productionsNow.get(each.production()));
            told.add(Events.job(each.job(), JobStatus.SUCCEEDED, now.progress()));
        }
        productionsNow.forEach((production, now) -> {
            if (open.contains(production) && now.status().isTerminal()) {
                told.addAll(Events.ended(production, now, now.failure()));
            }
        });
        events.add(told);
    }
}
