package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storyreel.cli.ProtocolServer.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RedoCommandTest {
    @TempDir
    Path folder;

    private ProtocolServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ProtocolServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void redo(String... arguments) throws InterruptedException {
        RedoCommand command = new RedoCommand();
        new CommandLine(command).parseArgs(arguments);
        try (StudioClient client = new StudioClient(server.url())) {
            command.order().place(client);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"code\": \"project_not_found\"}                                        | project_not_found",
                "200 | {\"id\": \"p-1\", \"status\": \"running\", \"clips\": []}                 | production_in_progress",
                "200 | {\"id\": \"p-1\", \"status\": \"running\", \"clips\": [{\"index\": 0}]}   | clip_not_found",
                "200 | {\"id\": \"p-1\", \"status\": \"succeeded\", \"clips\": [{\"index\": 0}]} | clip_not_found",
                "200 | {\"id\": \"p-1\", \"status\": \"failed\", \"clips\": []}                  | clip_not_found",
            })
    void whatCannotBeRedoneIsSaidBeforeAFileIsSent(int status, String film, String code) throws Exception {
        server.json("GET /v1/projects/p-1", status, film);
        Path clip = Files.writeString(folder.resolve("sea.mp4"), "waves");
        Path music = Files.writeString(folder.resolve("sea.mp3"), "waves");
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> redo("p-1", "--scene", "1", "--media", "" + clip, "--music-file", "" + music))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(code));
        assertThat(server.asked).extracting(Asked::method).containsExactly("GET");
    }

    @Test
    void whatCanBeIsSentAndChangedAndMadeAgain() throws Exception {
        String film = "{\"id\": \"p-1\", \"status\": \"succeeded\", \"clips\": [{\"index\": 0}]}";
        server.json("GET /v1/projects/p-1", 200, film)
                .json("POST /v1/uploads", 201, "{\"id\":\"u-1\",\"url\":\"/files/u\"}")
                .json("PUT /files/u", 200, "{}")
                .json("PATCH /v1/projects/p-1/clips/0", 200, film)
                .json("POST /v1/projects/p-1/regenerate", 202, film);
        redo("p-1", "--scene", "0", "--media", "" + Files.writeString(folder.resolve("sea.mp4"), "waves"));
        assertThat(server.asked)
                .extracting(Asked::path)
                .containsExactly(
                        "/v1/projects/p-1",
                        "/v1/uploads",
                        "/files/u",
                        "/v1/projects/p-1/clips/0",
                        "/v1/projects/p-1/regenerate");
    }
}
