package dev.storyreel.production.engine;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.BranchStage;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobError;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionCancelled;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionFilter;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Productions in PostgreSQL. */
@Component
class DurableProductions implements Productions {
    private static final Set<ProductionStatus> RETRIED = Set.of(ProductionStatus.FAILED, ProductionStatus.CANCELLED);

    private final TransactionTemplate transaction;
    private final ProductionRows productions;
    private final JobRows jobs;
    private final JobRepeats repeats;
    private final AssetRows assets;
    private final EventRows events;
    private final JobTimeline timeline;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    DurableProductions(
            TransactionTemplate transaction,
            ProductionRows productions,
            JobRows jobs,
            JobRepeats repeats,
            AssetRows assets,
            EventRows events,
            JobTimeline timeline,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.transaction = transaction;
        this.productions = productions;
        this.jobs = jobs;
        this.repeats = repeats;
        this.assets = assets;
        this.events = events;
        this.timeline = timeline;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Production submit(NewProduction production) {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            productions.insert(production, now);
            jobs.add(production.id(), production.graph(), now);
        });
        return get(production.id());
    }

    @Override
    public Optional<Production> find(UUID id) {
        return productions.find(id);
    }

    @Override
    public List<Production> find(Collection<UUID> ids) {
        return productions.find(ids);
    }

    @Override
    public List<Production> list(ProductionFilter filter) {
        return productions.list(filter);
    }

    @Override
    public Production cancel(UUID id) {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            boolean open = productions.lock(id);
            // jobs of a failed production may still run: they stop too, though it stays failed
            jobs.cancelOpen(id, now);
            if (open) {
                productions.cancel(id, now);
            }
            // within the transaction: whoever has to call off what goes on elsewhere writes that down with it
            publisher.publishEvent(new ProductionCancelled(id));
        });
        return get(id);
    }

    @Override
    public void erase(UUID id) {
        cancel(id);
        transaction.executeWithoutResult(_ -> {
            productions.lock(id);
            productions.noteErasure(id, clock.instant());
        });
    }

    @Override
    public Production retry(UUID id) {
        return retry(id, () -> {});
    }

    @Override
    public Production retry(UUID id, BigDecimal maxCostUsd) {
        return retry(id, () -> productions.limitCost(id, maxCostUsd));
    }

    private Production retry(UUID id, Runnable change) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(id);
            Production production = notErased(id);
            if (!RETRIED.contains(production.status())) {
                throw new StoryreelException(
                        JobError.PRODUCTION_NOT_FAILED,
                        "only a failed or cancelled production can be retried; this one is "
                                + production.status().code());
            }
            if (production.changed()) {
                throw new StoryreelException(
                        JobError.PRODUCTION_CHANGED,
                        "it was changed since, so it cannot go on; regenerate makes it again, reusing what stayed the same");
            }
            change.run();
            productions.goOn(id);
            repeats.repeatUnfinished(id, clock.instant());
        });
        return get(id);
    }

    @Override
    public void limitCost(UUID id, BigDecimal maxCostUsd) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(id);
            notErased(id);
            productions.limitCost(id, maxCostUsd);
        });
    }

    @Override
    public Production hold(UUID id) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a production is held until the end of a transaction, and there is none");
        }
        productions.lock(id);
        return notErased(id);
    }

    @Override
    public Production change(UUID id) {
        transaction.executeWithoutResult(_ -> {
            lockIdle(id);
            productions.noteChange(id);
        });
        return get(id);
    }

    @Override
    public Production regenerate(UUID id, JobGraph graph, int expectedWeight) {
        transaction.executeWithoutResult(_ -> {
            lockIdle(id);
            productions.beginRevision(id, graph, expectedWeight);
            productions.reopen(id);
            jobs.add(id, graph, clock.instant());
        });
        return get(id);
    }

    private void lockIdle(UUID id) {
        productions.lock(id);
        ProductionStatus status = notErased(id).status();
        if (!productions.isIdle(id)) {
            throw new StoryreelException(
                    JobError.PRODUCTION_IN_PROGRESS,
                    status.isTerminal()
                            ? "what had begun before it " + (status == ProductionStatus.FAILED ? "failed" : "ended")
                                    + " is still being finished; try again in a moment, or cancel it"
                            : "only what has ended can be changed and made again; this one is " + status.code(),
                    null,
                    Duration.ofSeconds(1));
        }
    }

    /** Once it is erased, nothing brings it back. */
    private Production notErased(UUID id) {
        Production production = get(id);
        if (production.erasedAt() != null) {
            throw new StoryreelException(JobError.PRODUCTION_NOT_FOUND, "the production " + id + " was erased");
        }
        return production;
    }

    private Production get(UUID id) {
        return productions
                .find(id)
                .orElseThrow(
                        () -> new StoryreelException(JobError.PRODUCTION_NOT_FOUND, "no production has the id " + id));
    }

    @Override
    public Map<UUID, List<Job>> jobs(Collection<UUID> productionIds) {
        return timeline.of(productionIds);
    }

    @Override
    public List<BranchStage> stages(Collection<UUID> productionIds) {
        return timeline.stages(productionIds);
    }

    @Override
    public List<Job> latestJobs(UUID productionId, int limit) {
        return timeline.latest(productionId, limit);
    }

    @Override
    public Map<UUID, List<Asset>> assets(Collection<UUID> productionIds) {
        return assets.current(productionIds);
    }

    @Override
    public List<ProductionEvent> events(UUID productionId, long afterId, int limit) {
        return events.after(productionId, afterId, limit);
    }
}
