package dev.storyreel.story;

import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.StockItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which items from stock a film has chosen, before they are brought: so scenes that are made at once do not choose the same,
 * and an attempt after a crash chooses as the one before.
 */
@Repository
class StockChoices {
    private final JdbcClient jdbc;

    StockChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was chosen for that before or, if that is not there, the best that the film has never shown. Of scenes with the same
     * words the first prefers the best, the second the next, whichever comes first.
     *
     * @param key of what is asked for
     * @param ranked what there is, the best first; not empty
     * @param before how many scenes before ask for the same
     */
    @Transactional
    public StockItem choose(UUID project, WorkKey key, List<StockItem> ranked, int before) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('stock:' || ?, 0))")
                .param(project.toString())
                .query((_, _) -> 0)
                .list();
        List<StockItem> own = jdbc.sql("select item from stock_choices where project_id = ? and work_key = ?")
                .params(project, key.sha256())
                .query(String.class)
                .optional()
                .map(chosen -> ranked.stream()
                        .filter(item -> item.credit().key().equals(chosen))
                        .toList())
                .orElse(List.of());
        if (!own.isEmpty()) {
            return own.getFirst();
        }
        Set<String> shown = jdbc.sql("select item from stock_choices where project_id = ?")
                .param(project)
                .query((row, _) -> row.getString("item"))
                .set();
        List<StockItem> inTurn = new ArrayList<>(ranked);
        Collections.rotate(inTurn, -before);
        StockItem chosen = inTurn.stream()
                .filter(item -> !shown.contains(item.credit().key()))
                .findFirst()
                .orElse(inTurn.getFirst());
        jdbc.sql("""
                        insert into stock_choices (project_id, work_key, item) values (?, ?, ?)
                        on conflict (project_id, work_key) do update set item = excluded.item
                        """).params(project, key.sha256(), chosen.credit().key()).update();
        return chosen;
    }
}
