package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UsageTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "mkae, did you mean make?",
        "lst --json, did you mean list?",
        "octopuses, the commands are make",
        "--topic octopuses, the commands are make",
        "make octopuses --durration 20, did you mean --duration",
        "make, TOPIC",
        "make octopuses --duration 9, --duration",
        "make octopuses --duration 181, --duration",
        "make octopuses --duration soon, --duration",
        "make ab, TOPIC",
        "make octopuses --script x.txt, only one of",
        "make --script /nowhere/x.txt, --script: there is no file /nowhere/x.txt",
        "make --script /, --script: cannot read / (Is a directory)",
        "make octopuses --aspect 4:3, --aspect: must be",
        "make octopuses --preset Midnight!, --preset: presets are called like",
        "make octopuses --music-file /nowhere.mp3 --music none, either this or --music",
        "make octopuses --transition wipe, --transition",
        "make octopuses --resolution 4K, --resolution: must be",
        "make octopuses --fps 29, --fps: must be",
        "make octopuses --fps many, --fps",
        "make octopuses --quality best, --quality",
        "make octopuses --codec vp9, --codec",
        "make octopuses --encoder gpu, --encoder",
        "make octopuses --captions huge, --captions",
        "make octopuses --music jazz, --music",
        "make octopuses --priority normal, --priority",
        "make --resume p-1 --captions box, --captions: a film that is resumed",
        "make --resume p-1 --music-file /nowhere.mp3, --music-file: a film that is resumed",
        "make --resume p-1 --duration 30, --duration: a film that is resumed",
        "make --resume p/1 --json --out /nowhere --data /nowhere, not the id of a production",
        "redo, ID",
        "redo p-1 --text Crabs, --scene N",
        "redo p-1 --scene -1, --scene",
        "redo p-1 --scene two, --scene",
        "redo p-1 --captions huge, --captions",
        "redo p-1 --focus 0.5;0.3 --scene 0, --focus",
        "redo p-1 --from 3, --scene N",
        "redo p-1 --no-media, --scene N",
        "redo p-1 --scene 0 --from -1, --from: must be 0 to",
        "redo p-1 --scene 0 --from NaN, --from: must be 0 to",
        "redo p-1 --scene 0 --to 10801, --to: must be 0 to",
        "redo p-1 --scene 0 --from 3.5 --to 3.5, --to: must be more than --from",
        "redo p-1 --scene 0 --fit fill, --fit",
        "redo p-1 --scene 0 --when-short stretch, --when-short",
        "redo p-1 --scene 0 --sound loud, --sound",
        "redo p-1 --scene 0 --motion spin, --motion",
        "redo p-1 --scene 0 --no-media --from 3, --no-media",
        "redo p-1 --stock sea, --scene N",
        "redo p-1 --scene 0 --stock sea --kind sound, --kind",
        "redo p-1 --scene 0 --stock sea --media a.png, --stock: give either",
        "redo p-1 --scene 0 --stock sea --no-media, --no-media",
        "redo p-1 --scene 0 --media /nowhere.mp4, --media: there is no file",
        "make octopuses --motion spin, --motion",
        "make octopuses --scenes x.json, only one of",
        "make --scenes /nowhere/x.json, --scenes: there is no file /nowhere/x.json",
        "make --resume p-1 --motion still, --motion: a film that is resumed",
        "redo p-1 --music-file /nowhere.mp3, --music-file: there is no file",
        "redo p/1, not the id of a production",
        "dub, FILE",
        "dub a.mp4 --resume d-1, only one of",
        "dub /nowhere.mp4 --to es, FILE: there is no file /nowhere.mp4",
        "dub pom.xml --to es, neither a video (m4v",
        "dub TALK, --to TAG: say",
        "dub TALK --to es;fr, --to: \"es;fr\" is no language",
        "dub TALK --to Spanish, --to: \"Spanish\" is no language; write it like es",
        "dub TALK --to xx, --to: \"xx\" is no language",
        "dub TALK --to es --to ES, --to: names es twice",
        "dub TALK --to en --from en, --to: the recording is in en already",
        "dub TALK --to es --captions es.srt, --captions",
        "dub TALK --to es --captions fr=es.srt, --captions: fr is not one of",
        "dub TALK --to es --captions es=/nowhere.srt, --captions: there is no file /nowhere.srt",
        "dub TALK --to es --transcript pom.xml, name it with --from",
        "dub TALK --to es --background pom.xml, --background: pom.xml is not one of",
        "dub TALK --to es --speaker-voice anna, --speaker-voice",
        "dub TALK --to es --loudness loud, --loudness",
        "dub TALK --to es --max-cost -1, --max-cost: must be",
        "dub --resume d-1 --to es, --to: a dub that is resumed",
        "dub --resume d/1, not the id of a production",
        "list --limit 0, --limit: must be 1 to 100",
        "list --status lost, --status",
        "serve --role boss, --role",
    })
    void isOneLineThatNamesWhatIsWrong(String arguments, String named, @TempDir Path folder) throws IOException {
        Path talk = Files.writeString(folder.resolve("talk.mp4"), "words");
        assertThat(run(arguments.replace("TALK", "" + talk).split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("storyreel: ")
                .contains(named)
                .hasLineCount(1);
    }

    @Test
    void aTopicWithoutACommandIsMeantForMake() {
        assertThat(run("Why cats purr")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("did you mean storyreel make \"Why cats purr\"?")
                .hasLineCount(1);
    }

    @Test
    void helpAndReadmeTellEveryExitCode() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        for (String command : List.of("", "make", "redo", "dub", "list", "serve", "doctor")) {
            StringWriter help = new StringWriter();
            CommandLine line = Main.commandLine(System.err);
            Objects.requireNonNull(
                            command.isEmpty() ? line : line.getSubcommands().get(command))
                    .usage(new PrintWriter(help));
            String shown = help.toString().replaceAll("\\s+", " ");
            ExitCode.MEANINGS.forEach((code, meaning) -> {
                assertThat(shown).contains(" " + code.strip() + " " + meaning);
                assertThat(readme).contains("| " + code.strip() + " | " + meaning + " |");
            });
        }
    }

    @Test
    void versionIsNoError() {
        assertThat(run("version")).isZero();
        assertThat(errors.size()).isZero();
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintStream(errors, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }
}
