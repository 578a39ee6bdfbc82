package dev.storyreel.production.engine;

import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobStatus;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Warning;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
     * @param published the assets that become the production's current ones
     */
    record Done(StartedJob job, JobResult result, List<UUID> published, List<Warning> warnings) {
        AttemptId attempt() {
            return job.attempt();
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
            Map<UUID, List<Done>> current = all.stream()
                    .filter(done -> work.containsKey(done.attempt()))
                    .collect(Collectors.groupingBy(Done::production, TreeMap::new, Collectors.toList()));
            if (!current.isEmpty()) {
                queue.remove(flat(current).stream()
                        .map(done -> new LaneQueue.Place(
                                done.job().lane(), done.attempt().jobId()))
                        .toList());
                flat(current).forEach(done -> leave(done, open.contains(done.production()), now));
                queue.add(
                        jobs.countDown(flat(current).stream()
                                .map(done -> done.attempt().jobId())
                                .toList()),
                        now);
                tell(current, open, productions.jobsSucceeded(sums(current, work), now));
            }
            return all.stream().map(done -> work.containsKey(done.attempt())).toList();
        });
    }

    private static List<Done> flat(Map<UUID, List<Done>> byProduction) {
        return byProduction.values().stream().flatMap(Collection::stream).toList();
    }

    private void leave(Done done, boolean open, Instant now) {
        assets.makeCurrent(done.published());
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

    private static List<ProductionRows.Step> sums(Map<UUID, List<Done>> byProduction, Map<AttemptId, Integer> work) {
        return byProduction.entrySet().stream()
                .map(entry -> new ProductionRows.Step(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .mapToInt(done -> work.getOrDefault(done.attempt(), 0))
                                .sum()))
                .toList();
    }

    private void tell(Map<UUID, List<Done>> byProduction, Set<UUID> open, Map<UUID, ProductionRows.State> states) {
        List<Events.Event> told = new ArrayList<>();
        byProduction.forEach((production, ended) -> {
            ProductionRows.State now = Objects.requireNonNull(states.get(production));
            ended.forEach(done -> told.add(Events.job(done.job(), JobStatus.SUCCEEDED, now.progress())));
            if (open.contains(production) && now.status() == ProductionStatus.SUCCEEDED) {
                told.addAll(Events.ended(production, now, null));
            }
        });
        events.add(told);
    }
}
