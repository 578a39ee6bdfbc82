package dev.storyreel.provider;

import java.nio.file.Path;

/**
 * Port to whoever has pictures and clips in stock.
 *
 * <p>All methods throw a {@link ProviderException}.
 */
public interface StockProvider extends Provider {
    /** Searches once. What there is need not be of the size, shape and length asked for, but is of that kind. */
    StockFound search(StockRequest request) throws InterruptedException;

    /** Whether its search can tell how things of that kind lie. */
    default boolean findsOrientation(StockKind kind) {
        return true;
    }

    /**
     * Brings a file of an item.
     *
     * @param target is written; after a failure it may be there in part
     * @return its content type by its first bytes, which is one of that kind
     */
    String fetch(StockItem.Rendition file, StockKind kind, Path target) throws InterruptedException;
}
