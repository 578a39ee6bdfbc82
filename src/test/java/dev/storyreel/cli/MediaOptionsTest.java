package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storyreel.cli.ProtocolServer.Asked;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** How the user's own is shown, from the command line to what the studio is asked for. */
class MediaOptionsTest {
    private static final String FILM = """
            {"id": "p-1", "clips": [
              {"index": 0, "media": null},
              {"index": 1, "media": {"upload_id": "u-7", "kind": "clip", "fit": "blur", "focus": {"x": 0.5, "y": 0.5},
                "start_seconds": 1.5, "end_seconds": 4.0, "when_short": "loop", "sound": "keep"}},
              {"index": 2, "media": {"upload_id": null, "stock": "calm sea", "kind": "clip", "fit": "auto",
                "when_short": "loop", "sound": "mute", "credit": {"author": "Ann"}}}]}""";

    @TempDir
    Path folder;

    private ProtocolServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ProtocolServer();
        server.json("GET /v1/projects/p-1", 200, FILM)
                .json("POST /v1/uploads", 201, "{\"id\":\"u-1\",\"url\":\"/files/u\"}")
                .json("PUT /files/u", 200, "{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Command
    private static final class Scene {
        @Mixin
        final MediaOptions media = new MediaOptions();
    }

    private static MediaOptions parsed(String... arguments) {
        Scene scene = new Scene();
        new CommandLine(scene).parseArgs(arguments);
        return scene.media;
    }

    private Map<String, Object> asked(int scene, String... arguments) throws InterruptedException {
        Fields fields = new Fields();
        try (StudioClient client = new StudioClient(server.url())) {
            parsed(arguments)
                    .read()
                    .addTo(
                            fields,
                            client,
                            client.project("p-1"),
                            scene,
                            new PrintStream(OutputStream.nullOutputStream()));
        }
        return fields.toMap();
    }

    @Test
    void aFileIsSentWithHowItIsShown() throws Exception {
        Path clip = Files.writeString(folder.resolve("sea.mp4"), "waves");
        Map<String, Object> asked = asked(
                0,
                "--media",
                "" + clip,
                "--from",
                "3.5",
                "--to",
                "9",
                "--when-short",
                "slow",
                "--sound",
                "mute",
                "--fit",
                "cover",
                "--focus",
                "0.5,0.25");
        assertThat(asked)
                .isEqualTo(Map.of(
                        "media",
                        Map.of(
                                "upload_id", "u-1",
                                "start_seconds", 3.5,
                                "end_seconds", 9.0,
                                "when_short", "slow",
                                "sound", "mute",
                                "fit", "cover",
                                "focus", Map.of("x", 0.5, "y", 0.25))));
    }

    @Test
    void whatIsShownNowIsShownInAnotherWayWithoutBeingSentAgain() throws Exception {
        assertThat(asked(1, "--to", "3", "--sound", "mute"))
                .isEqualTo(Map.of(
                        "media",
                        Map.of(
                                "upload_id", "u-7",
                                "fit", "blur",
                                "focus", Map.of("x", 0.5, "y", 0.5),
                                "start_seconds", 1.5,
                                "end_seconds", 3.0,
                                "when_short", "loop",
                                "sound", "mute")));
        assertThat(server.asked).extracting(Asked::method).containsExactly("GET");
    }

    @Test
    void stockIsSearchedByWords() throws Exception {
        assertThat(asked(0, "--stock", "calm sea", "--kind", "clip", "--when-short", "slow"))
                .isEqualTo(Map.of("media", Map.of("stock", "calm sea", "kind", "clip", "when_short", "slow")));
        assertThat(server.asked).extracting(Asked::method).containsExactly("GET");
    }

    @Test
    void whatIsFromStockIsShownInAnotherWay() throws Exception {
        assertThat(asked(2, "--fit", "cover"))
                .isEqualTo(Map.of(
                        "media",
                        Map.of(
                                "stock",
                                "calm sea",
                                "kind",
                                "clip",
                                "fit",
                                "cover",
                                "when_short",
                                "loop",
                                "sound",
                                "mute")));
        assertThat(asked(2, "--kind", "picture"))
                .isEqualTo(Map.of("media", Map.of("stock", "calm sea", "kind", "picture", "fit", "auto")));
    }

    @Test
    void theFocusIsOfADrawnPictureWhereNothingElseIsSeen() throws Exception {
        Map<String, Object> focus = Map.of("x", 0.2, "y", 1.0);
        assertThat(asked(0, "--focus", "0.2,1")).isEqualTo(Map.of("focus", focus));
        Map<String, Object> back = asked(1, "--no-media", "--focus", "0.2,1");
        assertThat(back)
                .containsEntry("focus", focus)
                .containsEntry("media", null)
                .hasSize(2);
    }

    @Test
    void whatNothingHasIsRefused() throws Exception {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> asked(0, "--fit", "blur"))
                .withMessageContaining("give --media or --stock")
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
        Path picture = Files.writeString(folder.resolve("a.png"), "picture");
        for (List<String> option : List.of(
                List.of("--from", "1"),
                List.of("--to", "1"),
                List.of("--when-short", "loop"),
                List.of("--sound", "mute"))) {
            assertThatExceptionOfType(ParameterException.class)
                    .isThrownBy(() -> parsed("--media", "" + picture, option.getFirst(), option.getLast())
                            .read())
                    .withMessageStartingWith(option.getFirst() + ": only clips have it");
        }
        for (String point : List.of("0.5", "0.5,1.1", "a,b", "0,0,0", "NaN,0", "")) {
            assertThatExceptionOfType(ParameterException.class)
                    .isThrownBy(() -> parsed("--focus", point))
                    .withMessageContaining("must be X,Y");
        }
    }
}
