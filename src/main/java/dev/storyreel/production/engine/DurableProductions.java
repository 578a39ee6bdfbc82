package dev.storyreel.production.engine;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.Asset;
import dev.storyreel.production.Job;
import dev.storyreel.production.JobError;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionFilter;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
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
    private final Clock clock;

    DurableProductions(
            TransactionTemplate transaction,
            ProductionRows productions,
            JobRows jobs,
            JobRepeats repeats,
            AssetRows assets,
            EventRows events,
            JobTimeline timeline,
            Clock clock) {
        this.transaction = transaction;
        this.productions = productions;
        this.jobs = jobs;
        this.repeats = repeats;
        this.assets = assets;
        this.events = events;
        this.timeline = timeline;
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
        });
        return get(id);
    }

    @Override
    public Production retry(UUID id) {
        transaction.executeWithoutResult(_ -> {
            productions.lock(id);
            Production production = get(id);
            if (!RETRIED.contains(production.status())) {
                throw new StoryreelException(
                        JobError.PRODUCTION_NOT_FAILED,
                        "only a failed or cancelled production can be retried; this one is "
                                + production.status().code());
            }
            productions.reopen(id);
            repeats.repeatUnfinished(id, clock.instant());
        });
        return get(id);
    }

    private Production get(UUID id) {
        return productions
                .find(id)
                .orElseThrow(
                        () -> new StoryreelException(JobError.PRODUCTION_NOT_FOUND, "no production has the id " + id));
    }

    @Override
    public List<Job> jobs(UUID productionId) {
        return timeline.of(productionId);
    }

    @Override
    public List<Asset> assets(UUID productionId) {
        return assets.current(productionId);
    }

    @Override
    public List<ProductionEvent> events(UUID productionId, long afterId, int limit) {
        return events.after(productionId, afterId, limit);
    }
}
