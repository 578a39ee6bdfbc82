package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.cli.DubCommand.DubbingOrder;
import dev.storyreel.cli.ProtocolServer.Asked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DubCommandTest {
    private static final String ES = "{\"language\":\"es\",\"status\":\"succeeded\",\"progress\":100,\"manifest\":"
            + "{\"missed\":[\"onset\"],\"flagged\":[{\"line\":3,\"why\":[\"late\",\"review\"]},{\"line\":5,\"why\":[\"late\"]},{\"line\":7,\"why\":[],\"failure\":\"no\"}],"
            + "\"draft\":[\"translation\",\"voice\"]}}";
    private static final String FR = "{\"language\":\"fr\",\"status\":\"succeeded\",\"progress\":100,\"manifest\":"
            + "{\"missed\":[],\"flagged\":[],\"draft\":[]}}";
    private static final String FR_FAILED = "{\"language\":\"fr\",\"status\":\"failed\",\"error\":"
            + "{\"code\":\"voice_lost\",\"type\":\"internal\",\"message\":\"nobody speaks\"}}";
    private static final String RUNNING = dub("running");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
    private ProtocolServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ProtocolServer()
                .json("POST /v1/uploads", 201, "{\"id\":\"u-1\",\"url\":\"/files/u\"}")
                .json("PUT /files/u", 200, "{}")
                .json("DELETE /v1/uploads/u-1", 204, "")
                .json("POST /v1/dubs", 202, RUNNING)
                .brokenEvents("GET /v1/dubs/d-12345678/events", "id: 1\nevent: progress\ndata: {\"progress\":40}\n\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String dub(String status, String... languages) {
        return "{\"id\":\"d-12345678\",\"status\":\"" + status + "\",\"revision\":1,\"warnings\":[{\"code\":"
                + "\"part_failed\",\"message\":\"fr: nobody speaks\"}],\"languages\":["
                + String.join(",", languages) + "]}";
    }

    private static DubbingOrder order(String... arguments) {
        DubCommand command = new DubCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return command.order();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "words");
    }

    /** Each is a file whose content is its name. */
    private void assets(String... names) {
        String all = Stream.of(names)
                .map(name -> "{\"name\":\"" + name + "\",\"url\":\"/files/" + name + "\",\"size_bytes\":"
                        + name.length() + "}")
                .reduce((some, more) -> some + "," + more)
                .orElse("");
        server.json("GET /v1/dubs/d-12345678/assets", 200, "{\"data\":[" + all + "]}");
        Stream.of(names).forEach(name -> server.json("GET /files/" + name, 200, name));
    }

    private int carryOut(DubbingOrder dubbing, boolean json) {
        try (StudioClient client = new StudioClient(server.url(), Kind.DUB);
                PrintStream told = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream noted = new PrintStream(notes, true, StandardCharsets.UTF_8)) {
            Progress progress = json ? new JsonProgress(told) : new DubProgress(noted, false);
            Errand errand = new Errand(client, progress, told, noted, json, null);
            DubFolder made = DubFolder.prepare(folder.resolve("out"), dubbing.languages());
            return errand.carryOut(dubbing.order(), new DubDelivery(client, errand, told, json, dubbing.title(), made));
        }
    }

    private List<String> brought() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.resolve("out").relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsWantedIsAskedForOnceTheFilesAreSent() throws Exception {
        DubbingOrder dubbing = order(
                "" + file("My talk.MP4"),
                "--to",
                "es,pt_br",
                "--from",
                "en",
                "--background",
                "" + file("bed.wav"),
                "--transcript",
                "" + file("talk.srt"),
                "--captions",
                "es=" + file("es.srt"),
                "--voice",
                "espeak/es",
                "--speaker-voice",
                "0=a/b",
                "--speaker-voice",
                "1=a/c",
                "--keep-original",
                "--keep-term",
                "Ada Lovelace",
                "--keep-term",
                "Storyreel",
                "--loudness",
                "podcast",
                "--max-cost",
                "1.5",
                "--priority",
                "low",
                "--fresh");
        assertThat(dubbing.title()).isEqualTo("My talk");
        assertThat(server.asked).isEmpty();
        try (StudioClient client = new StudioClient(server.url(), Kind.DUB)) {
            dubbing.order().place(client);
        }
        assertThat(server.asked)
                .extracting(Asked::path)
                .containsExactly("/v1/uploads", "/files/u", "/v1/uploads", "/files/u", "/v1/dubs");
        assertThat(server.asked.get(0).body()).contains("\"purpose\":\"video\"", "\"content_type\":\"video/mp4\"");
        assertThat(server.asked.get(2).body()).contains("\"purpose\":\"background\"");
        assertThat(StudioClient.JSON.readTree(server.asked.getLast().body()))
                .isEqualTo(StudioClient.JSON.readTree("""
                        {"video_upload_id": "u-1", "background_upload_id": "u-1", "source_language": "en",
                         "target_languages": ["es", "pt-BR"], "transcript": "words", "captions": {"es": "words"},
                         "voice": "espeak/es", "speaker_voices": {"0": "a/b", "1": "a/c"}, "keep_original": true,
                         "keep_terms": ["Ada Lovelace", "Storyreel"], "loudness": "podcast", "max_cost_usd": 1.5,
                         "priority": "low", "fresh": true}
                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "talk.mp3, words, voice, audio/mpeg",
        "talk.flac, words, voice, audio/flac",
        "talk.mov, words, video, video/quicktime",
        "talk.webm, .. V_VP9 .. A_OPUS .., video, video/webm",
        "talk.webm, .. A_OPUS .., voice, audio/webm",
        "talk.webm, words, video, video/webm",
    })
    void aRecordingIsSentForWhatItIs(String name, String content, String purpose, String type) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content);
        LocalFile recording = LocalFile.recording("FILE", "" + file);
        assertThat(recording.purpose()).isEqualTo(purpose);
        assertThat(recording.contentType()).isEqualTo(type);
    }

    @Test
    void eachLanguageIsBroughtToAFolderOfItsOwn() throws Exception {
        server.json("GET /v1/dubs/d-12345678", 200, RUNNING)
                .json("GET /v1/dubs/d-12345678", 200, dub("succeeded", ES, FR));
        assets(
                "transcript.json",
                "es_video.mp4",
                "es_mix.flac",
                "es.srt",
                "es.vtt",
                "es_manifest.json",
                "fr_mix.flac",
                "fr_manifest.json");
        assertThat(carryOut(order("" + file("talk.mp4"), "--to", "es,fr"), false))
                .isZero();
        assertThat(brought())
                .containsExactly(
                        "es/captions.srt",
                        "es/captions.vtt",
                        "es/manifest.json",
                        "es/mix.flac",
                        "es/video.mp4",
                        "fr/manifest.json",
                        "fr/mix.flac",
                        "transcript.json");
        assertThat(folder.resolve("out/es/captions.srt")).hasContent("es.srt");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        folder.resolve("out/es")
                                + ": onset misses its target; 2 lines to listen to; draft: translation, voice",
                        folder.resolve("out/fr") + ": times, speed and loudness meet their targets");
        assertThat(server.asked).extracting(Asked::method).contains("DELETE");
    }

    /** Brings Spanish only. */
    private CommandFailure frenchFails() throws IOException {
        server.json("GET /v1/dubs/d-12345678", 200, dub("succeeded", ES, FR_FAILED));
        assets("transcript.json", "es_mix.flac", "es_manifest.json");
        DubbingOrder dubbing = order("" + file("talk.mp4"), "--to", "es,fr");
        return catchThrowableOfType(CommandFailure.class, () -> carryOut(dubbing, false));
    }

    @Test
    void aLanguageThatFailedKeepsTheOthersNotAway() throws Exception {
        CommandFailure failure = frenchFails();
        assertThat(failure.code()).isEqualTo("voice_lost");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failure)
                .hasMessage(
                        "fr: nobody speaks; try again, keeping what is done: storyreel dub --resume d-12345678 --out "
                                + folder.resolve("out"));
        assertThat(brought()).containsExactly("es/manifest.json", "es/mix.flac", "transcript.json");
        assertThat(notes.toString(StandardCharsets.UTF_8)).doesNotContain("part_failed");
    }

    @Test
    void aDubThatGoesOnBringsWhatWasMissing() throws Exception {
        frenchFails();
        stop();
        start();
        server.json("GET /v1/dubs/d-12345678", 200, dub("succeeded", ES, FR_FAILED))
                .json("GET /v1/dubs/d-12345678", 200, dub("succeeded", ES, FR))
                .json("POST /v1/dubs/d-12345678/regenerate", 202, RUNNING);
        assets("transcript.json", "es_mix.flac", "es_manifest.json", "fr_mix.flac", "fr_manifest.json");
        assertThat(carryOut(order("--resume", "d-12345678"), false)).isZero();
        assertThat(brought())
                .containsExactly(
                        "es/manifest.json", "es/mix.flac", "fr/manifest.json", "fr/mix.flac", "transcript.json");
        assertThat(server.asked).extracting(Asked::path).doesNotContain("/files/es_mix.flac");
    }

    @Test
    void anotherDubInTheFolderIsNotReplaced() throws Exception {
        server.json("GET /v1/dubs/d-12345678", 200, dub("succeeded", ES));
        assets("transcript.json", "es_mix.flac", "es_manifest.json");
        Files.createDirectories(folder.resolve("out/es"));
        Files.writeString(folder.resolve("out/es/manifest.json"), "another");
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> carryOut(order("" + file("talk.mp4"), "--to", "es"), false))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("out_not_empty"));
        assertThat(server.asked).isEmpty();
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> carryOut(order("--resume", "d-12345678"), false))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("out_not_empty"));
        assertThat(folder.resolve("out/es/manifest.json")).hasContent("another");
    }

    @Test
    void aLanguageAppearsWholeOrNotAtAll() throws Exception {
        String broken = "{\"data\":[{\"name\":\"es_manifest.json\",\"url\":\"/files/m\"},"
                + "{\"name\":\"es_mix.flac\",\"url\":\"/files/mix\",\"size_bytes\":100}]}";
        server.json("GET /v1/dubs/d-12345678", 200, dub("succeeded", ES))
                .json("GET /v1/dubs/d-12345678/assets", 200, broken)
                .json("GET /files/m", 200, "{}")
                .json("GET /files/mix", 200, "short");
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> carryOut(order("" + file("talk.mp4"), "--to", "es"), false))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("download_failed"));
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void programsAreToldEachLanguage() throws Exception {
        server.json("GET /v1/dubs/d-12345678", 200, dub("succeeded", ES, FR_FAILED));
        assets("es_mix.flac", "es_manifest.json");
        DubbingOrder dubbing = order("" + file("talk.mp4"), "--to", "es,fr");
        assertThatExceptionOfType(CommandFailure.class).isThrownBy(() -> carryOut(dubbing, true));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("{\"event\":\"dub\",\"dub_id\":\"d-12345678\"}");
        assertThat(StudioClient.JSON.readTree(lines.getLast()))
                .isEqualTo(StudioClient.JSON.readTree("""
                        {"dub_id": "d-12345678", "folder": "%1$s", "offline": false, "languages": [
                          {"language": "es", "status": "succeeded", "folder": "%1$s/es", "missed": ["onset"],
                           "flagged": 2, "draft": ["translation", "voice"]},
                          {"language": "fr", "status": "failed",
                           "error": {"code": "voice_lost", "type": "internal", "message": "nobody speaks"}}]}
                        """.formatted(folder.resolve("out"))));
    }

    @Test
    void aLanguageThatLeadsOutOfTheFolderIsRefused() throws Exception {
        String up = ES.replace("\"es\"", "\"../x\"");
        server.json("GET /v1/dubs/d-12345678", 200, dub("succeeded", up));
        assets("transcript.json");
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> carryOut(order("" + file("talk.mp4"), "--to", "es"), false))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("studio_bad_answer"));
    }
}
