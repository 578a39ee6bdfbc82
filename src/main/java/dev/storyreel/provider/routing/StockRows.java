package dev.storyreel.provider.routing;

import dev.storyreel.provider.Provider;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What searches of stock have found, for a day, for everybody: it is public. */
@Component
class StockRows {
    private static final Logger LOG = LoggerFactory.getLogger(StockRows.class);

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    StockRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What the same search found within the last day. */
    Optional<List<StockItem>> find(Provider provider, StockRequest request) {
        return jdbc.sql("select found from stock_searches where provider = ? and search = ? and found_at > ?")
                .params(provider.variant(), search(request), Timestamp.from(dayAgo()))
                .query(String.class)
                .optional()
                .flatMap(this::read);
    }

    /** Those of another version of us are searched for again. */
    private Optional<List<StockItem>> read(String found) {
        try {
            return Optional.of(List.of(json.readValue(found, StockItem[].class)));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.warn("What a search of stock found cannot be read, and is searched for again: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Also takes away what is older than a day. */
    void save(Provider provider, StockRequest request, List<StockItem> found) {
        jdbc.sql("delete from stock_searches where found_at <= ?")
                .param(Timestamp.from(dayAgo()))
                .update();
        jdbc.sql("""
                        insert into stock_searches (provider, search, found, found_at) values (?, ?, ?::jsonb, ?)
                        on conflict (provider, search) do update set found = excluded.found, found_at = excluded.found_at
                        """)
                .params(
                        provider.variant(),
                        search(request),
                        json.writeValueAsString(found),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** Its files are not to be had any more. */
    void forget(Provider provider, StockRequest request) {
        jdbc.sql("delete from stock_searches where provider = ? and search = ?")
                .params(provider.variant(), search(request))
                .update();
    }

    /** All that a vendor is asked; how long a clip should last it is not. */
    private static String search(StockRequest request) {
        return "%s %s %d×%d %s %s"
                .formatted(
                        request.kind().code(),
                        request.orientation(),
                        request.width(),
                        request.height(),
                        request.language(),
                        request.words());
    }

    private Instant dayAgo() {
        return clock.instant().minus(KEPT);
    }
}
