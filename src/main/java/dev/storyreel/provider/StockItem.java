package dev.storyreel.provider;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A picture or clip that a vendor has in stock.
 *
 * @param width pixels of the original, upright
 * @param height likewise
 * @param seconds how long a clip lasts; 0 for a picture
 * @param renditions the files that it can be had as, at least one
 */
public record StockItem(StockCredit credit, int width, int height, double seconds, List<Rendition> renditions) {
    public StockItem {
        Objects.requireNonNull(credit);
        renditions = List.copyOf(renditions);
        if (width < 1 || height < 1 || renditions.isEmpty()) {
            throw new IllegalArgumentException("no stock item: " + credit.key());
        }
    }

    /**
     * One of its files.
     *
     * @param width pixels, about
     * @param height likewise
     */
    public record Rendition(URI uri, int width, int height) {
        public Rendition {
            Objects.requireNonNull(uri);
        }

        private long pixels() {
            return (long) width * height;
        }
    }

    /** The smallest of its files that fills what was asked for, or the largest if none does. */
    public Rendition rendition(StockRequest request) {
        Comparator<Rendition> bySize = Comparator.comparingLong(Rendition::pixels);
        return renditions.stream()
                .filter(each -> request.isFilledBy(each.width(), each.height()))
                .min(bySize)
                .orElseGet(() -> renditions.stream().max(bySize).orElseThrow());
    }

    /**
     * Puts first what fits: what has the shape that was asked for, then what lasts long enough, then what is large enough.
     * What fits alike stays in the vendor's order.
     */
    public static List<StockItem> ranked(List<StockItem> found, StockRequest request) {
        Comparator<StockItem> best = Comparator.comparing(
                        (StockItem item) -> !request.hasShape(item.width(), item.height()))
                .thenComparing(item -> item.seconds() < request.seconds() && request.kind() == StockKind.CLIP)
                .thenComparing(item -> {
                    Rendition file = item.rendition(request);
                    return !request.isFilledBy(file.width(), file.height());
                });
        return found.stream().sorted(best).toList();
    }
}
