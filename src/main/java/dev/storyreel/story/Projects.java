package dev.storyreel.story;

import dev.storyreel.kind.Json;
import dev.storyreel.kind.OwnFile;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.EncodingChoice;
import dev.storyreel.media.EncodingRequest;
import dev.storyreel.media.Move;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.story.Project.Look;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of projects. */
@Repository
class Projects {
    private final JdbcClient jdbc;
    private final Json json;

    Projects(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Project project) {
        jdbc.sql("""
                        insert into projects (id, topic, script, title, preset, palette, mood, picture_style, aspect_ratio,
                                              width, height, frames_per_second, duration_seconds, voice, speed, language, transition, captions, motion, music,
                                              music_file,
                                              video, seed, fresh)
                        values (:id, :topic, :script, :title, :preset, :palette::jsonb, :mood, :pictureStyle, :aspectRatio,
                                :width, :height, :framesPerSecond, :durationSeconds, :voice, :speed, :language, :transition, :captions, :motion, :music,
                                :musicFile::jsonb,
                                :video::jsonb, :seed, :fresh)
                        """)
                .param("id", project.id())
                .param("topic", project.topic())
                .param("script", project.script())
                .param("title", project.title())
                .param("preset", project.preset())
                .param("palette", json.write(project.look().palette()))
                .param("mood", project.look().mood())
                .param("pictureStyle", project.look().pictureStyle())
                .param("aspectRatio", project.aspectRatio().code())
                .param("width", project.canvas().width())
                .param("height", project.canvas().height())
                .param("framesPerSecond", project.canvas().framesPerSecond())
                .param("durationSeconds", project.durationSeconds())
                .param("voice", voice(project.narrator()))
                .param("speed", project.narrator().speed())
                .param("language", project.narrator().language())
                .param("transition", project.transitions().code())
                .param("captions", project.captions().code())
                .param("motion", project.move().code())
                .param("music", project.music().code())
                .param("musicFile", written(project.musicFile()))
                .param("video", json.write(project.video()))
                .param("seed", project.seed())
                .param("fresh", project.fresh())
                .update();
    }

    Optional<Project> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Those there are, in no order. */
    List<Project> find(Collection<UUID> ids) {
        return jdbc.sql("select * from projects where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> project(row))
                .list();
    }

    /** The project of a production that is known to be a story. */
    Project get(UUID id) {
        return known(id, find(id).orElse(null));
    }

    static Project known(UUID id, @Nullable Project project) {
        if (project == null) {
            throw new IllegalStateException("production " + id + " has no project");
        }
        return project;
    }

    void saveTitle(UUID id, String title) {
        jdbc.sql("update projects set title = ? where id = ?").params(title, id).update();
    }

    /** Who encodes the film; nothing before that is settled. */
    Optional<EncodingChoice> encoding(UUID id) {
        return encoding(id, "encoding_settled");
    }

    /** Who encodes the film, or the revision before while that is not settled anew; nothing in a film's first. */
    Optional<EncodingChoice> lastEncoding(UUID id) {
        return encoding(id, "encoding is not null");
    }

    private Optional<EncodingChoice> encoding(UUID id, String condition) {
        return jdbc.sql("select encoding from projects where id = ? and " + condition)
                .param(id)
                .query(String.class)
                .optional()
                .map(choice -> json.read(choice, EncodingChoice.class));
    }

    /** Settles who encodes the film, unless that is settled already; gives what is settled then. */
    EncodingChoice settleEncoding(UUID id, EncodingChoice choice) {
        String settled =
                jdbc.sql("""
                        update projects
                        set encoding = case when encoding_settled then encoding else ?::jsonb end, encoding_settled = true
                        where id = ? returning encoding
                        """).params(json.write(choice), id).query(String.class).single();
        return json.read(settled, EncodingChoice.class);
    }

    /** Lets it be settled anew who encodes the film. */
    void unsettleEncoding(UUID id) {
        jdbc.sql("update projects set encoding_settled = false where id = ?")
                .param(id)
                .update();
    }

    void saveChoices(UUID id, ProjectChoices choices) {
        jdbc.sql("""
                        update projects
                        set transition = :transition, captions = :captions, motion = :motion, music = :music,
                            music_file = :musicFile::jsonb, voice = :voice, speed = :speed, language = :language
                        where id = :id
                        """)
                .param("transition", choices.transition().code())
                .param("captions", choices.captions().code())
                .param("motion", choices.move().code())
                .param("music", choices.music().choice().code())
                .param("musicFile", written(choices.music().file()))
                .param("voice", voice(choices.narrator()))
                .param("speed", choices.narrator().speed())
                .param("language", choices.narrator().language())
                .param("id", id)
                .update();
    }

    private static @Nullable String voice(Narrator narrator) {
        return narrator.voice() == null ? null : narrator.voice().toString();
    }

    private @Nullable String written(@Nullable OwnFile file) {
        return file == null ? null : json.write(file);
    }

    private Project project(ResultSet row) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("script"),
                row.getString("title"),
                row.getString("preset"),
                new Look(
                        json.readStrings(row.getString("palette")),
                        row.getString("mood"),
                        row.getString("picture_style")),
                AspectRatio.of(row.getString("aspect_ratio")),
                new Canvas(row.getInt("width"), row.getInt("height"), row.getInt("frames_per_second")),
                row.getObject("duration_seconds", Integer.class),
                new Narrator(
                        VoiceRef.of(Objects.requireNonNullElse(row.getString("voice"), ""))
                                .orElse(null),
                        row.getDouble("speed"),
                        row.getString("language")),
                TransitionChoice.of(row.getString("transition")),
                CaptionChoice.of(row.getString("captions")),
                Move.of(row.getString("motion")),
                MusicChoice.of(row.getString("music")),
                json.readNullable(row.getString("music_file"), OwnFile.class),
                json.read(row.getString("video"), EncodingRequest.class),
                row.getLong("seed"),
                row.getBoolean("fresh"));
    }
}
