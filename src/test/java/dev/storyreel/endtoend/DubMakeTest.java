package dev.storyreel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command that dubs, as a shell or a program sees it: from a file to a folder, with no key, no network and no server. */
@Tag("slow")
class DubMakeTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SECONDS = 8;
    private static final String TRANSCRIPT = """
            1
            00:00:01,000 --> 00:00:03,000
            Reiher warten.

            2
            00:00:04,500 --> 00:00:07,000
            Otter treiben auf dem Rücken.
            """;
    private static final String CAPTIONS = """
            WEBVTT

            00:01.000 --> 00:03.000
            Herons wait a long time for their fish.

            00:04.500 --> 00:07.000
            Otters float on their backs in the sea.
            """;

    @AutoClose
    private final Machine machine;

    @TempDir
    private Path folder;

    DubMakeTest() throws IOException {
        machine = new Machine();
    }

    @Test
    void dubsAVideoIntoAFolder() throws Exception {
        Path talk = Recordings.video(folder.resolve("talk.mp4"), SECONDS);
        Path transcript = Files.writeString(folder.resolve("talk.srt"), TRANSCRIPT);
        Path captions = Files.writeString(folder.resolve("talk.en.vtt"), CAPTIONS);
        Path data = TestDatabase.prepare(folder.resolve("data"));
        Path out = folder.resolve("out");
        Program dub = machine.run(
                Map.of("STORYREEL_DATA", data.toString(), "STORYREEL_PROVIDER_ROUTE_SPEECH", "offline"),
                "",
                "dub",
                talk.toString(),
                "--from",
                "de",
                "--to",
                "en",
                "--transcript",
                transcript.toString(),
                "--captions",
                "en=" + captions,
                "--json",
                "--out",
                out.toString());
        assertThat(dub.exitCode()).as(dub::toString).isZero();

        List<JsonNode> told = dub.out().stream().map(JSON::readTree).toList();
        assertThat(told.subList(0, told.size() - 1)).isNotEmpty().allMatch(line -> line.has("event"));
        JsonNode summary = told.getLast();
        assertThat(summary.propertyNames()).containsExactly("dub_id", "folder", "offline", "languages");
        assertThat(summary.path("folder").asString()).isEqualTo(out.toString());
        assertThat(summary.path("offline").asBoolean()).isTrue();
        assertThat(summary.path("languages").size()).isEqualTo(1);
        JsonNode english = summary.at("/languages/0");
        assertThat(english.path("status").asString()).isEqualTo("succeeded");
        assertThat(english.path("folder").asString())
                .isEqualTo(out.resolve("en").toString());
        assertThat(english.path("draft").toString()).isEqualTo("[\"voice\"]");

        theFolderIsWhole(out, talk);
        assertThat(english.path("missed"))
                .isEqualTo(
                        JSON.readTree(out.resolve("en/manifest.json").toFile()).path("missed"));
        assertThat(Machine.processesNaming(data)).isEmpty();
        assertThat(data.resolve("work")).isEmptyDirectory();
        assertThat(data.resolve("studio.json")).doesNotExist();
        assertThat(machine.temporaryFiles()).isEmpty();
    }

    private static void theFolderIsWhole(Path out, Path talk) throws Exception {
        assertThat(names(out)).containsExactly("en");
        Path english = out.resolve("en");
        assertThat(names(english))
                .containsExactly(
                        "captions.srt",
                        "captions.vtt",
                        "lines.json",
                        "manifest.json",
                        "mix.flac",
                        "video.mp4",
                        "voice.flac");
        for (String sound : List.of("mix.flac", "voice.flac")) {
            assertThat(english.resolve(sound))
                    .content(StandardCharsets.ISO_8859_1)
                    .startsWith("fLaC");
        }
        assertThat(Machine.pictures(english.resolve("video.mp4"))).isEqualTo(Machine.pictures(talk));
        assertThat(english.resolve("captions.srt")).content().contains("Herons wait a", "Otters float", "00:00:01,0");
        assertThat(english.resolve("captions.vtt")).content().startsWith("WEBVTT");

        JsonNode manifest = JSON.readTree(english.resolve("manifest.json").toFile());
        assertThat(manifest.path("language").asString()).isEqualTo("en");
        assertThat(manifest.path("source_language").asString()).isEqualTo("de");
        assertThat(manifest.path("background").asString()).isEqualTo("none");
        assertThat(manifest.at("/measures/lines").asInt()).isEqualTo(2);
        assertThat(manifest.at("/measures/missing").asInt()).isZero();
        assertThat(manifest.at("/measures/length_error").asInt()).isZero();
        assertThat(manifest.path("samples").asLong()).isBetween(SECONDS * 48_000L, SECONDS * 48_000L + 4_800);
        JsonNode lines = JSON.readTree(english.resolve("lines.json").toFile());
        assertThat(lines.size()).isEqualTo(2);
        assertThat(lines.at("/1/text").asString()).isEqualTo("Otters float on their backs in the sea.");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
