package dev.storyreel.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of presets. */
@Repository
class Presets {
    private final JdbcClient jdbc;
    private final Json json;

    Presets(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that come with the product first, then by name. */
    List<Preset> all() {
        return jdbc.sql("select * from graphics_presets order by built_in desc, name")
                .query((row, _) -> preset(row))
                .list();
    }

    Optional<Preset> find(String name) {
        return jdbc.sql("select * from graphics_presets where name = ?")
                .param(name)
                .query((row, _) -> preset(row))
                .optional();
    }

    /** Adds one of the user's own; false if there is one of that name. */
    boolean insert(String name, PresetLook look) {
        return jdbc.sql("""
                                insert into graphics_presets (name, title, palette, mood, prompt_addition)
                                values (?, ?, ?::jsonb, ?, ?) on conflict (name) do nothing
                                """)
                        .params(name, look.title(), json.write(look.palette()), look.mood(), look.promptAddition())
                        .update()
                > 0;
    }

    /** Changes one of the user's own; false if there is none of that name. */
    boolean update(String name, PresetLook look) {
        return jdbc.sql("""
                                update graphics_presets
                                set title = ?, palette = ?::jsonb, mood = ?, prompt_addition = ?, updated_at = now()
                                where name = ? and not built_in
                                """)
                        .params(look.title(), json.write(look.palette()), look.mood(), look.promptAddition(), name)
                        .update()
                > 0;
    }

    /** Deletes one of the user's own; false if there is none of that name. */
    boolean delete(String name) {
        return jdbc.sql("delete from graphics_presets where name = ? and not built_in")
                        .param(name)
                        .update()
                > 0;
    }

    private Preset preset(ResultSet row) throws SQLException {
        return new Preset(
                row.getString("name"),
                row.getString("title"),
                json.readStrings(row.getString("palette")),
                row.getString("mood"),
                row.getString("prompt_addition"),
                row.getBoolean("built_in"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
