package dev.storyreel.production.engine;

import dev.storyreel.production.ProductionEvent;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of events. Whoever adds some has locked the production's row, so that their ids tell their order. */
@Component
class EventRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WakeUps wakeUps;
    private final Clock clock;

    EventRows(JdbcClient jdbc, JsonMapper json, WakeUps wakeUps, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.wakeUps = wakeUps;
        this.clock = clock;
    }

    /** Adds them in this order, and wakes whoever follows their productions. */
    void add(List<Events.Event> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into job_events (production_id, type, data, created_at)
                        select production_id, type, data::jsonb, :now
                        from unnest(:productions::uuid[], :types::text[], :data::text[]) with ordinality
                            as event (production_id, type, data, position)
                        order by position
                        """)
                .param("productions", SqlArrays.of(events, Events.Event::productionId))
                .param("types", SqlArrays.of(events, Events.Event::type))
                .param("data", SqlArrays.of(events, event -> json.writeValueAsString(event.data())))
                .param("now", Times.sql(clock.instant()))
                .update();
        events.stream().map(Events.Event::productionId).distinct().forEach(wakeUps::eventsAfterCommit);
    }

    void add(Events.Event event) {
        add(List.of(event));
    }

    List<ProductionEvent> after(UUID productionId, long afterId, int limit) {
        return jdbc.sql("""
                        select id, production_id, type, data::text as data, created_at from job_events
                        where production_id = ? and id > ? order by id limit ?
                        """)
                .params(productionId, afterId, limit)
                .query((row, _) -> new ProductionEvent(
                        row.getLong("id"),
                        productionId,
                        row.getString("type"),
                        row.getString("data"),
                        Times.get(row, "created_at")))
                .list();
    }
}
