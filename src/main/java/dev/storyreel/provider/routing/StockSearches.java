package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.StockFound;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockProvider;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.provider.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Searches stock, each search once a day: vendors want that, and the addresses of files that were found hold as long. */
@Component
class StockSearches {
    private static final int LOCKS = 64;

    private final Calls calls;
    private final StockRows rows;

    /** Scenes that ask for the same at once ask once; two processes may each ask. */
    private final List<Lock> locks =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

    StockSearches(Calls calls, StockRows rows) {
        this.calls = calls;
        this.rows = rows;
    }

    /** What there is, in the vendor's order; may be empty. */
    List<StockItem> found(StockProvider provider, StockRequest request, Caller caller) throws InterruptedException {
        Lock lock = locks.get(Math.floorMod(request.words().hashCode(), LOCKS));
        lock.lockInterruptibly();
        try {
            Optional<List<StockItem>> known = rows.find(provider, request);
            if (known.isPresent()) {
                caller.used(ProviderUse.free(provider.name(), provider.model(), provider.offline()));
                return known.get();
            }
            StockFound found = calls.make(Port.STOCK, provider, Usage.NONE, caller, () -> provider.search(request));
            Calls.bookkeeping(() -> rows.save(provider, request, found.items()));
            return found.items();
        } finally {
            lock.unlock();
        }
    }

    /** Its files are not to be had any more. */
    void forget(StockProvider provider, StockRequest request) {
        rows.forget(provider, request);
    }
}
