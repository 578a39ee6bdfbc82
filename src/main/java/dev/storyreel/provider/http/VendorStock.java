package dev.storyreel.provider.http;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.StockCredit;
import dev.storyreel.provider.StockFound;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockItem.Rendition;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.StockProvider;
import dev.storyreel.provider.Usage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** What the adapters of vendors of stock have in common. What makes no sense in a list of theirs is passed over. */
public abstract class VendorStock extends VendorProvider implements StockProvider {
    /** What there is, is all that a search's result hangs on. */
    private static final String MODEL = "stock";

    private static final int LONGEST_NAME = 200;

    protected final VendorHttp http;

    private final VendorFiles files;
    private final String site;

    /**
     * @param name in the configuration
     * @param title as people know the vendor
     * @param site the domain whose pages items and authors have, e.g. {@code example.com}
     * @param credentials sets the headers that carry the key
     */
    protected VendorStock(
            String name,
            String title,
            String site,
            StockSettings settings,
            Prices prices,
            JsonMapper json,
            Consumer<HttpHeaders> credentials,
            Clock clock) {
        super(name, title, MODEL, settings, prices);
        this.site = site;
        this.http = new VendorHttp(title, settings, json, credentials, clock);
        this.files = new VendorFiles(title, name, settings, settings.resultHosts(), credentials);
    }

    @Override
    public final String fetch(Rendition file, StockKind kind, Path target) throws InterruptedException {
        return switch (kind) {
            case PICTURE -> files.fetchPicture(file.uri(), target);
            case CLIP -> files.fetchVideo(file.uri(), target);
        };
    }

    /** @param item gives nothing for what makes no sense */
    protected final <T> StockFound found(List<? extends @Nullable T> listed, Function<T, Optional<StockItem>> item) {
        List<StockItem> items = listed.stream()
                .filter(Objects::nonNull)
                .flatMap(each -> item.apply(each).stream())
                .toList();
        return new StockFound(items, use(Usage.NONE));
    }

    /**
     * An item, if enough is told of it.
     *
     * @param credit gives nothing without an id, a page or an author
     * @param renditions those that make sense; may be empty
     */
    protected static Optional<StockItem> item(
            Optional<StockCredit> credit,
            @Nullable Integer width,
            @Nullable Integer height,
            double seconds,
            List<Rendition> renditions) {
        return credit.isEmpty() || width == null || height == null || width < 1 || height < 1 || renditions.isEmpty()
                ? Optional.empty()
                : Optional.of(new StockItem(credit.get(), width, height, seconds, renditions));
    }

    /** A file, if it is one. */
    protected static Stream<Rendition> rendition(
            @Nullable String uri, @Nullable Integer width, @Nullable Integer height) {
        return width == null || height == null || width < 1 || height < 1
                ? Stream.empty()
                : uri(uri).map(at -> new Rendition(at, width, height)).stream();
    }

    /** A page of the vendor's that people can be sent to. */
    protected final Optional<URI> page(@Nullable String uri) {
        return uri(uri).filter(page -> "https".equalsIgnoreCase(page.getScheme())
                && page.getUserInfo() == null
                && (page.getHost().equalsIgnoreCase(site) || page.getHost().endsWith("." + site)));
    }

    /** A name in one line that can be shown. */
    protected static Optional<String> shown(@Nullable String name) {
        String line = name == null
                ? ""
                : name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\s]+", " ").strip();
        return line.isEmpty() || line.length() > LONGEST_NAME ? Optional.empty() : Optional.of(line);
    }

    private static Optional<URI> uri(@Nullable String uri) {
        try {
            return Optional.ofNullable(uri).map(URI::create).filter(at -> at.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
