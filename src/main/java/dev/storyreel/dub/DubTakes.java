package dev.storyreel.dub;

import dev.storyreel.dub.DubTake.Place;
import dev.storyreel.dub.DubTake.Recorded;
import dev.storyreel.kind.Json;
import dev.storyreel.provider.VoiceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of lines in the languages they are dubbed in. */
@Repository
class DubTakes {
    private final JdbcClient jdbc;
    private final Json json;

    DubTakes(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What is to be spoken of a line.
     *
     * @param line its text is in the recording's language, empty where nobody wrote that down
     * @param speed what the voice is asked for, 0.5–2
     * @param fault what is wrong with its translation, if anything is
     */
    record Worded(int index, SourceLine line, String text, double speed, DubTake.@Nullable Fault fault) {}

    /** Of a language that had no lines yet. */
    void insert(UUID dub, String language, List<Worded> lines) {
        jdbc.sql("""
                        insert into dub_takes (dub_id, language, index, onset, until, source, speaker, text, speed, fault)
                        select :dub, :language, index, (line ->> 'onset')::bigint, (line ->> 'end')::bigint,
                            nullif(line ->> 'text', ''), line ->> 'speaker', text, speed, fault
                        from jsonb_to_recordset(:lines::jsonb)
                            as worded (index integer, line jsonb, text text, speed double precision, fault jsonb)
                        """)
                .param("dub", dub)
                .param("language", language)
                .param("lines", json.write(lines))
                .update();
    }

    /**
     * Other words for a line.
     *
     * @param tries how often it was worded anew
     */
    record Reworded(int index, String text, int tries, double speed) {}

    void saveWordings(UUID dub, String language, List<Reworded> lines) {
        jdbc.sql("""
                        update dub_takes set text = line.text, tries = line.tries, speed = line.speed
                        from jsonb_to_recordset(:lines::jsonb)
                            as line (index integer, text text, tries integer, speed double precision)
                        where dub_id = :dub and language = :language and dub_takes.index = line.index
                        """)
                .param("dub", dub)
                .param("language", language)
                .param("lines", json.write(lines))
                .update();
    }

    void saveTake(UUID dub, String language, int index, Recorded take) {
        jdbc.sql("update dub_takes set take = ?::jsonb where dub_id = ? and language = ? and index = ?")
                .params(json.write(take), dub, language, index)
                .update();
    }

    /** @param places by the lines' numbers; the others are heard nowhere */
    void savePlaces(UUID dub, String language, Map<Integer, Place> places) {
        jdbc.sql("update dub_takes set place = null where dub_id = ? and language = ?")
                .params(dub, language)
                .update();
        jdbc.sql("""
                        update dub_takes set place = line.value from jsonb_each(:places::jsonb) as line
                        where dub_id = :dub and language = :language and index = line.key::integer
                        """)
                .param("places", json.write(places))
                .param("dub", dub)
                .param("language", language)
                .update();
    }

    /** What a user wants of a line; null as it was made. */
    void saveWish(
            UUID dub,
            String language,
            int index,
            @Nullable String text,
            @Nullable VoiceRef voice,
            @Nullable Double speed) {
        jdbc.sql("""
                        update dub_takes set own_text = ?, own_voice = ?, own_speed = ?
                        where dub_id = ? and language = ? and index = ?
                        """)
                .param(text)
                .param(voice == null ? null : voice.toString())
                .param(speed)
                .param(dub)
                .param(language)
                .param(index)
                .update();
    }

    /** In order. */
    List<DubTake> of(UUID dub, String language) {
        return jdbc.sql("select * from dub_takes where dub_id = ? and language = ? order by index")
                .params(dub, language)
                .query((row, _) -> take(row))
                .list();
    }

    /** Some of them, in order, from that one on. */
    List<DubTake> of(UUID dub, String language, int from, int limit) {
        return jdbc.sql("""
                        select * from dub_takes where dub_id = ? and language = ? and index >= ? order by index limit ?
                        """)
                .params(dub, language, from, limit)
                .query((row, _) -> take(row))
                .list();
    }

    Optional<DubTake> find(UUID dub, String language, int index) {
        return jdbc.sql("select * from dub_takes where dub_id = ? and language = ? and index = ?")
                .params(dub, language, index)
                .query((row, _) -> take(row))
                .optional();
    }

    private DubTake take(ResultSet row) throws SQLException {
        return new DubTake(
                row.getInt("index"),
                new SourceLine(
                        row.getLong("onset"),
                        row.getLong("until"),
                        Objects.requireNonNullElse(row.getString("source"), ""),
                        row.getString("speaker")),
                row.getString("text"),
                row.getInt("tries"),
                row.getString("own_text"),
                Dubs.voice(row.getString("own_voice")),
                row.getObject("own_speed", Double.class),
                row.getDouble("speed"),
                json.readNullable(row.getString("take"), Recorded.class),
                json.readNullable(row.getString("place"), Place.class),
                json.readNullable(row.getString("fault"), DubTake.Fault.class));
    }
}
