package dev.storyreel.story;

import dev.storyreel.kind.Json;
import dev.storyreel.provider.VoiceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Who speaks films of that preset; nobody in particular if there is none of that name. */
    PresetVoice voiceOf(String name) {
        return find(name).map(Preset::spoken).orElse(new PresetVoice(null, null, null));
    }

    /** Adds one of the user's own; false if there is one of that name. */
    boolean insert(String name, PresetLook look) {
        return jdbc.sql("""
                                insert into graphics_presets
                                    (name, title, palette, mood, prompt_addition, voice, speed, language)
                                values (:name, :title, :palette::jsonb, :mood, :addition, :voice, :speed, :language)
                                on conflict (name) do nothing
                                """).params(columns(name, look)).update() > 0;
    }

    /** Changes one of the user's own; false if there is none of that name. */
    boolean update(String name, PresetLook look) {
        return jdbc.sql("""
                                update graphics_presets
                                set title = :title, palette = :palette::jsonb, mood = :mood, prompt_addition = :addition,
                                    voice = :voice, speed = :speed, language = :language, updated_at = now()
                                where name = :name and not built_in
                                """).params(columns(name, look)).update() > 0;
    }

    /** Deletes one of the user's own; false if there is none of that name. */
    boolean delete(String name) {
        return jdbc.sql("delete from graphics_presets where name = ? and not built_in")
                        .param(name)
                        .update()
                > 0;
    }

    private Map<String, @Nullable Object> columns(String name, PresetLook look) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("name", name);
        columns.put("title", look.title());
        columns.put("palette", json.write(look.palette()));
        columns.put("mood", look.mood());
        columns.put("addition", look.promptAddition());
        VoiceRef voice = look.voice().voice();
        columns.put("voice", voice == null ? null : voice.toString());
        columns.put("speed", look.voice().speed());
        columns.put("language", look.voice().language());
        return columns;
    }

    private Preset preset(ResultSet row) throws SQLException {
        return new Preset(
                row.getString("name"),
                row.getString("title"),
                json.readStrings(row.getString("palette")),
                row.getString("mood"),
                row.getString("prompt_addition"),
                row.getString("voice"),
                row.getObject("speed", Double.class),
                row.getString("language"),
                row.getBoolean("built_in"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
