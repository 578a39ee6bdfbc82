package dev.storyreel.provider;

import java.util.List;

/**
 * @param items what there is, in the vendor's order; may be empty
 * @param use who was asked
 */
public record StockFound(List<StockItem> items, ProviderUse use) implements Billed {
    public StockFound {
        items = List.copyOf(items);
    }
}
