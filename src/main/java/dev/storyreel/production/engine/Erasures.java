package dev.storyreel.production.engine;

import dev.storyreel.production.Asset;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.storage.StoredObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the files of erased productions at which nobody works any more. The objects go before their rows: killed in between, they are
 * deleted again, which is no error. Any number of processes may do so at once.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Erasures implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 20;

    private final ProductionRows productions;
    private final AssetRows assets;
    private final EventRows events;
    private final ObjectStore store;
    private final TransactionTemplate transaction;

    Erasures(
            ProductionRows productions,
            AssetRows assets,
            EventRows events,
            ObjectStore store,
            TransactionTemplate transaction) {
        this.productions = productions;
        this.assets = assets;
        this.events = events;
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::sweepQuietly, EVERY, EVERY));
    }

    private void sweepQuietly() {
        try {
            sweep();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "files of erased productions could not be deleted; it is tried again in {} s",
                    EVERY.toSeconds(),
                    e);
        }
    }

    private void erase(UUID id) throws IOException {
        List<Asset> files = assets.all(id);
        for (Asset file : files) {
            store.delete(file.key());
        }
        // what was stored by someone who died before he could note it
        for (StoredObject left : store.list(ObjectKey.of(id.toString()))) {
            store.delete(left.key());
        }
        transaction.executeWithoutResult(_ -> {
            productions.lock(id);
            if (productions.isErasureTold(id)) {
                return;
            }
            List<Asset> deleted = assets.delete(files);
            long bytes = deleted.stream().mapToLong(Asset::sizeBytes).sum();
            events.add(Events.erased(id, new Events.Erasure(deleted.size(), bytes)));
        });
    }

    void sweep() throws IOException {
        IOException failure = null;
        for (UUID id : productions.erasedWithFiles(AT_ONCE)) {
            try {
                erase(id);
            } catch (IOException e) {
                // it keeps the others from nothing
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
