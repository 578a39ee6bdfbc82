package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenesFileTest {
    @TempDir
    Path folder;

    @Test
    void filesAreFoundBesideItAndEachIsSentOnce() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("clips")).resolve("sea.mp4"), "waves");
        Path file = Files.writeString(folder.resolve("film.json"), """
                [{"script": "One.", "media": {"file": "clips/sea.mp4", "start_seconds": 3.5}, "motion": "in"},
                 {"script": "Two.", "media": {"file": "clips/../clips/./sea.mp4"}},
                 {"script": "Three.", "media": {"upload_id": "u-9"}, "strange": [1]},
                 7]""");
        try (ProtocolServer server = new ProtocolServer();
                StudioClient client = new StudioClient(server.url())) {
            server.json("POST /v1/uploads", 201, "{\"id\":\"u-1\",\"url\":\"/files/u\"}")
                    .json("PUT /files/u", 200, "{}");
            ScenesFile read = ScenesFile.read("" + file, InputStream.nullInputStream());
            assertThat(server.asked).isEmpty();
            assertThat(read.sent(client, new PrintStream(OutputStream.nullOutputStream())))
                    .as("what is none of its business is the studio's")
                    .isEqualTo(StudioClient.JSON.readTree("""
                            [{"script": "One.", "media": {"start_seconds": 3.5, "upload_id": "u-1"}, "motion": "in"},
                             {"script": "Two.", "media": {"upload_id": "u-1"}},
                             {"script": "Three.", "media": {"upload_id": "u-9"}, "strange": [1]},
                             7]"""));
            assertThat(server.asked).extracting(ProtocolServer.Asked::method).containsExactly("POST", "PUT");
        }
    }

    @Test
    void whatCannotBeReadIsSaidBeforeAnythingIsAsked() {
        for (List<String> wrong : List.of(
                List.of("{", "is not JSON"),
                List.of("[\n\n{\"script\": }]", "in line 3"),
                List.of("{\"script\": \"One.\"}", "is not a list of scenes"),
                List.of("[{\"media\": {\"file\": 3}}]", "must be a path"),
                List.of("[{\"media\": {\"file\": \"a.mp4\", \"upload_id\": \"u\"}}]", "not both"),
                List.of("[{\"media\": {\"file\": \"gone.mp4\"}}]", "there is no file gone.mp4"),
                List.of("[{\"media\": {\"file\": \"a\\u0000.mp4\"}}]", "--scenes: "),
                List.of("[{\"media\": {\"file\": \"notes.txt\"}}]", "neither a picture"),
                List.of("  ", "is empty"))) {
            InputStream input = new ByteArrayInputStream(wrong.getFirst().getBytes(StandardCharsets.UTF_8));
            assertThatExceptionOfType(CommandFailure.class)
                    .isThrownBy(() -> ScenesFile.read("-", input))
                    .withMessageStartingWith("--scenes: ")
                    .withMessageContaining(wrong.getLast())
                    .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
        }
    }
}
