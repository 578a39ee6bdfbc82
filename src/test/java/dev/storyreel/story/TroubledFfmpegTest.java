package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.StudioServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Films that are made again when FFmpeg can no longer do what it did for them before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubledFfmpegTest {
    private static final String FILM = "{\"scenes\": [{\"script\": \"Snails are slow.\"}], \"music\": \"none\"}";

    private StudioServer server;
    private FilmClient films;
    private Path noGif;
    private Path loud;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path real = new FfmpegFinder("", "", Path.of("target", "ffmpeg").toAbsolutePath())
                .find()
                .executable();
        noGif = folder.resolve("no-gif");
        loud = folder.resolve("loud");
        Path ffmpeg = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                *"-f gif"*) test ! -e %s || exit 1;;
                *-skip_loop_filter*) test ! -e %s || echo '[h264 @ 0x1] [error] error while decoding MB 3 4' >&2;;
                esac
                exec %s "$@"
                """.formatted(noGif, loud, real));
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = StudioServer.start(
                folder.resolve("data"), List.of(), "storyreel.story.short-side=180", "storyreel.ffmpeg=" + ffmpeg);
        films = new FilmClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void noPreviewOfAnOlderFilmIsLeft() throws Exception {
        String path = films.begin(FILM);
        films.await(path);
        assertThat(films.names(path)).contains("poster.jpg", "preview.gif");
        byte[] poster = films.file(path, "poster.jpg");

        Files.createFile(noGif);
        try {
            films.change(path + "/clips/0", "{\"image_prompt\": \"a red crab\"}");
            JsonNode made = films.again(path);
            assertThat(made.path("warnings").toString()).contains("preview_missing");
            assertThat(made.path("preview_url").isNull()).isTrue();
            assertThat(films.names(path)).contains("poster.jpg").doesNotContain("preview.gif");
            assertThat(films.file(path, "poster.jpg")).isNotEqualTo(poster);
        } finally {
            Files.delete(noGif);
        }
        assertThat(films.again(path).path("preview_url").isNull()).isFalse();
    }

    @Test
    void aFilmThatTheDecoderComplainedOfIsMadeAnew() throws Exception {
        String path = films.begin(FILM);
        Files.createFile(loud);
        try {
            assertThat(films.await(path).path("warnings").toString()).contains("film_damaged");
        } finally {
            Files.delete(loud);
        }
        assertThat(films.again(path).path("warnings").toString()).doesNotContain("film_damaged");
        assertThat(films.worked(path)).containsExactly("render_final");
    }

    @Test
    void anEncoderThatIsGoneIsNotUsedForTheNextRevision() {
        String path = films.begin(FILM);
        films.await(path);
        settled(path, "encoder", "\"h264_nvenc\"");

        films.change(path, "{\"music\": \"ambient\"}");
        films.again(path);
        assertThat(films.worked(path)).containsExactly("mix_sound", "render_final");
    }

    @Test
    void theSameEncoderIsToldTheSameInTheNextRevision() {
        String path = films.begin(FILM);
        films.await(path);
        settled(path, "threads", "3");

        films.again(path);
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        assertThat(server.get(Projects.class)
                        .encoding(id)
                        .orElseThrow()
                        .encoding()
                        .threads())
                .isEqualTo(3);
    }

    /** As if the first revision had been encoded otherwise. */
    private void settled(String path, String setting, String json) {
        int rows = server.get(JdbcClient.class)
                .sql("update projects set encoding = jsonb_set(encoding, array['encoding', :setting], :json::jsonb)"
                        + " where id = :id::uuid")
                .param("setting", setting)
                .param("json", json)
                .param("id", path.substring(path.lastIndexOf('/') + 1))
                .update();
        assertThat(rows).isOne();
    }
}
