package dev.storyreel.story;

import dev.storyreel.kind.Json;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Move;
import dev.storyreel.media.caption.CaptionChecks;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.StoryPlan.Scene;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.story.Clip.Drawing;
import dev.storyreel.story.Clip.Filmed;
import dev.storyreel.story.Clip.Stocked;
import dev.storyreel.story.Clip.Voice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of clips. */
@Repository
class Clips {
    private final JdbcClient jdbc;
    private final Json json;

    Clips(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID project, List<Scene> scenes) {
        for (int index = 0; index < scenes.size(); index++) {
            Scene scene = scenes.get(index);
            jdbc.sql("insert into clips (project_id, index, narration, image_prompt, planned_prompt)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(project, index, scene.narration(), scene.imagePrompt(), scene.imagePrompt())
                    .update();
        }
    }

    /** In the order of the film; none before the plan is made. */
    List<Clip> of(UUID project) {
        return of(List.of(project)).getOrDefault(project, List.of());
    }

    /** The same for several projects at once; those without clips are left out. */
    Map<UUID, List<Clip>> of(Collection<UUID> projects) {
        Map<UUID, List<Clip>> clips = new HashMap<>();
        jdbc.sql("select * from clips where project_id = any(:ids) order by index")
                .param("ids", projects.toArray(UUID[]::new))
                .query(row -> {
                    clips.computeIfAbsent(row.getObject("project_id", UUID.class), _ -> new ArrayList<>())
                            .add(clip(row));
                });
        return clips;
    }

    Optional<Clip> find(UUID project, int index) {
        return jdbc.sql("select * from clips where project_id = ? and index = ?")
                .params(project, index)
                .query((row, _) -> clip(row))
                .optional();
    }

    /** A clip that is known to be planned. */
    Clip get(UUID project, int index) {
        return find(project, index)
                .orElseThrow(() -> new IllegalStateException("project " + project + " has no clip " + index));
    }

    void saveVoice(UUID project, int index, Voice voice) {
        jdbc.sql("""
                        update clips
                        set audio_asset = ?, narration_asset = ?, audio_samples = ?, words = ?::jsonb, voice = ?::jsonb
                        where project_id = ? and index = ?
                        """)
                .params(
                        voice.asset(),
                        voice.narration(),
                        voice.samples(),
                        json.write(voice.words()),
                        json.write(voice.use()),
                        project,
                        index)
                .update();
    }

    void saveDrawing(UUID project, int index, Drawing drawing) {
        jdbc.sql("""
                        update clips
                        set image_asset = :asset, attributions = :attributions::jsonb, picture = :picture::jsonb,
                            stock = :stock::jsonb
                        where project_id = :project and index = :index
                        """)
                .param("asset", drawing.asset())
                .param("attributions", json.write(drawing.attributions()))
                .param("picture", json.write(drawing.use()))
                .param("stock", drawing.stock() == null ? null : json.write(drawing.stock()))
                .param("project", project)
                .param("index", index)
                .update();
    }

    void saveFilmed(UUID project, int index, Filmed filmed) {
        jdbc.sql("update clips set filmed = ?::jsonb where project_id = ? and index = ?")
                .params(json.write(filmed), project, index)
                .update();
    }

    void saveRendering(UUID project, int index, int frames, CaptionChecks.@Nullable Result captions) {
        jdbc.sql("""
                        update clips set frames = :frames, caption_checks = :captions::jsonb
                        where project_id = :project and index = :index
                        """)
                .param("frames", frames)
                .param("captions", captions == null ? null : json.write(captions))
                .param("project", project)
                .param("index", index)
                .update();
    }

    /** Lets something else be said; until that is spoken, the clip has no voice. */
    void rewrite(UUID project, int index, String narration) {
        jdbc.sql("update clips set narration = ?, audio_asset = null where project_id = ? and index = ?")
                .params(narration, project, index)
                .update();
    }

    /** Lets something else be seen; until that is drawn, the clip has no picture. */
    void restage(UUID project, int index, String imagePrompt) {
        jdbc.sql(
                        "update clips set image_prompt = ?, image_asset = null, filmed = null where project_id = ? and index = ?")
                .params(imagePrompt, project, index)
                .update();
    }

    /** Lets something of the user's own or from stock be seen, or a drawn picture again; until that is there, the clip has no picture. */
    void show(UUID project, int index, @Nullable SceneMedia media) {
        jdbc.sql("update clips set media = :media::jsonb, image_asset = null, filmed = null"
                        + " where project_id = :project and index = :index")
                .param("media", media == null ? null : json.write(media))
                .param("project", project)
                .param("index", index)
                .update();
    }

    /**
     * Lets the camera do something else.
     *
     * @param focus of the drawn picture
     */
    void move(UUID project, int index, Move move, Focus focus) {
        jdbc.sql("update clips set motion = :move, focus = :focus::jsonb"
                        + " where project_id = :project and index = :index")
                .param("move", move.code())
                .param("focus", focus.equals(Focus.CENTRE) ? null : json.write(focus))
                .param("project", project)
                .param("index", index)
                .update();
    }

    /** Lets somebody else speak it, or the film's narrator; until that is spoken, the clip has no voice. */
    void recast(UUID project, int index, @Nullable VoiceRef voice) {
        jdbc.sql("update clips set own_voice = :voice, audio_asset = null"
                        + " where project_id = :project and index = :index")
                .param("voice", voice == null ? null : voice.toString())
                .param("project", project)
                .param("index", index)
                .update();
    }

    /** Asks for other takes of the same words. */
    void retake(UUID project, int index, boolean voice, boolean picture) {
        jdbc.sql("update clips set voice_take = voice_take + ?, picture_take = picture_take + ?"
                        + " where project_id = ? and index = ?")
                .params(voice ? 1 : 0, picture ? 1 : 0, project, index)
                .update();
    }

    private Clip clip(ResultSet row) throws SQLException {
        int frames = row.getInt("frames");
        Integer known = row.wasNull() ? null : frames;
        Focus focus = json.readNullable(row.getString("focus"), Focus.class);
        return new Clip(
                row.getInt("index"),
                row.getString("narration"),
                row.getString("image_prompt"),
                row.getString("planned_prompt"),
                json.readNullable(row.getString("media"), SceneMedia.class),
                Move.of(row.getString("motion")),
                focus == null ? Focus.CENTRE : focus,
                VoiceRef.of(Objects.requireNonNullElse(row.getString("own_voice"), ""))
                        .orElse(null),
                row.getInt("voice_take"),
                row.getInt("picture_take"),
                voice(row),
                drawing(row),
                json.readNullable(row.getString("filmed"), Filmed.class),
                known,
                json.readNullable(row.getString("caption_checks"), CaptionChecks.Result.class));
    }

    private @Nullable Voice voice(ResultSet row) throws SQLException {
        String asset = row.getString("audio_asset");
        return asset == null
                ? null
                : new Voice(
                        asset,
                        row.getString("narration_asset"),
                        row.getLong("audio_samples"),
                        List.of(json.read(row.getString("words"), Speech.Word[].class)),
                        json.read(row.getString("voice"), ProviderUse.class));
    }

    private @Nullable Drawing drawing(ResultSet row) throws SQLException {
        String asset = row.getString("image_asset");
        return asset == null
                ? null
                : new Drawing(
                        asset,
                        json.readStrings(row.getString("attributions")),
                        json.read(row.getString("picture"), ProviderUse.class),
                        json.readNullable(row.getString("stock"), Stocked.class));
    }
}
