package dev.storyreel.dub;

import dev.storyreel.kind.Json;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.storage.Retention;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of dubs and of what their recordings say. */
@Repository
class Dubs {
    private final JdbcClient jdbc;
    private final Json json;

    Dubs(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Dub dub) {
        jdbc.sql("""
                        insert into dubs (id, title, recording, is_video, background, source_language, voice, speaker_voices, loudness,
                            keep_original, keep_terms, transcript, fresh)
                        values (:id, :title, :recording::jsonb, :video, :background::jsonb, :language, :voice, :speakers::jsonb, :loudness,
                            :keepOriginal, :keepTerms::jsonb, :transcript, :fresh)
                        """)
                .param("id", dub.id())
                .param("title", dub.title())
                .param("recording", json.write(dub.recording()))
                .param("video", dub.isVideo())
                .param("background", dub.background() == null ? null : json.write(dub.background()))
                .param("language", dub.wantedLanguage())
                .param("voice", Objects.toString(dub.voice(), null))
                .param("speakers", json.write(dub.speakerVoices()))
                .param("loudness", dub.loudness().code())
                .param("keepOriginal", dub.keepOriginal())
                .param("keepTerms", json.write(dub.keepTerms()))
                .param("transcript", dub.transcript())
                .param("fresh", dub.fresh())
                .update();
    }

    /** The dub of a production that is known to be one. */
    Dub get(UUID id) {
        return find(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("production " + id + " has no dub"));
    }

    /** Those there are, in no order. */
    List<Dub> find(Collection<UUID> ids) {
        return jdbc.sql("select * from dubs where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> dub(row))
                .list();
    }

    /** With all its lines, in all languages. */
    void delete(UUID id) {
        jdbc.sql("delete from dubs where id = ?").param(id).update();
    }

    /** Those that ended so long ago that they are kept no longer, the oldest first. */
    List<UUID> old(Retention retention, Instant now, int limit) {
        return jdbc.sql("""
                        select d.id from dubs d join productions p on p.id = d.id
                        where p.finished_at < coalesce((:owners::jsonb ->> p.owner)::timestamptz, :usual)
                          and p.status in ('succeeded', 'failed', 'cancelled') order by p.finished_at limit :limit
                        """)
                .param("owners", json.write(retention.limits(now)))
                .param("usual", now.minus(retention.usual()).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** @param samples length of the recording at 48 kHz */
    void saveLength(UUID id, long samples) {
        jdbc.sql("update dubs set samples = ? where id = ?").params(samples, id).update();
    }

    /** What is said; replaces what was known of it before. */
    void saveTranscript(UUID id, @Nullable String language, List<SourceLine> lines) {
        jdbc.sql("update dubs set found_language = ? where id = ?")
                .param(language)
                .param(id)
                .update();
        jdbc.sql("delete from dub_lines where dub_id = ?").param(id).update();
        jdbc.sql("""
                        insert into dub_lines (dub_id, index, onset, until, text, speaker)
                        select :id, row_number() over () - 1, onset, "end", text, speaker
                        from jsonb_to_recordset(:lines::jsonb) as line (onset bigint, "end" bigint, text text, speaker text)
                        """).param("id", id).param("lines", json.write(lines)).update();
    }

    /** What is said, in order; nothing before that was written down. */
    List<SourceLine> lines(UUID id) {
        return jdbc.sql("select * from dub_lines where dub_id = ? order by index")
                .param(id)
                .query((row, _) -> new SourceLine(
                        row.getLong("onset"), row.getLong("until"), row.getString("text"), row.getString("speaker")))
                .list();
    }

    private Dub dub(ResultSet row) throws SQLException {
        return new Dub(
                row.getObject("id", UUID.class),
                row.getString("title"),
                json.read(row.getString("recording"), OwnFile.class),
                row.getBoolean("is_video"),
                json.readNullable(row.getString("background"), OwnFile.class),
                row.getString("source_language"),
                row.getString("found_language"),
                voice(row.getString("voice")),
                voices(row.getString("speaker_voices")),
                LoudnessPreset.of(row.getString("loudness")),
                row.getBoolean("keep_original"),
                json.readStrings(row.getString("keep_terms")),
                row.getString("transcript"),
                row.getBoolean("fresh"),
                row.getObject("samples", Long.class));
    }

    private Map<String, VoiceRef> voices(String stored) {
        Map<String, VoiceRef> voices = new HashMap<>();
        json.readTexts(stored).forEach((speaker, voice) -> {
            VoiceRef known = voice(voice);
            if (known != null) {
                voices.put(speaker, known);
            }
        });
        return voices;
    }

    static @Nullable VoiceRef voice(@Nullable String stored) {
        return stored == null ? null : VoiceRef.of(stored).orElse(null);
    }
}
