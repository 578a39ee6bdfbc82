package dev.storyreel.provider;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose work a stock item is, and under which licence: to be shown wherever it is.
 *
 * @param provider the adapter's name
 * @param id the vendor's own of the item
 * @param pageUrl where the vendor shows it
 * @param author who made it
 * @param authorUrl the author's page at the vendor; null if it has none
 * @param licence its name
 * @param licenceUrl its text
 * @param attribution all of that in a line, as the vendor wants it put
 */
public record StockCredit(
        String provider,
        String id,
        URI pageUrl,
        String author,
        @Nullable URI authorUrl,
        String licence,
        URI licenceUrl,
        String attribution) {
    public StockCredit {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(id);
        Objects.requireNonNull(pageUrl);
        Objects.requireNonNull(author);
        Objects.requireNonNull(licence);
        Objects.requireNonNull(licenceUrl);
        Objects.requireNonNull(attribution);
    }

    /** What no other item of any vendor is called. */
    public String key() {
        return provider + "/" + id;
    }
}
