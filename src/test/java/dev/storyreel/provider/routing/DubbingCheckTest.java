package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.health.ComponentStatus;
import dev.storyreel.health.ComponentStatus.State;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DubbingCheckTest {
    @TempDir
    Path data;

    @Test
    void whatIsHereAndWhatIsMissingIsTold() throws IOException {
        String apertium = program("apertium", "printf '  eng-spa\\n  spa-eng\\n  swe-dan\\n'");
        String espeak = program("espeak-ng", """
                echo 'Pty Language Age/Gender VoiceName File Other Languages'
                echo ' 5  es  --/M  Spanish_(Spain)  roa/es'
                echo ' 5  en-gb  --/M  English_(Great_Britain)  gmw/en'""");
        try (StudioServer server = StudioServer.start(
                data.resolve("studio"),
                List.of(),
                "storyreel.provider.apertium.program=" + apertium,
                "storyreel.provider.espeak.program=" + espeak,
                "storyreel.provider.pocketsphinx.program=/nowhere/pocketsphinx")) {
            ComponentStatus status = server.get(DubbingCheck.class).check();
            assertThat(status.state()).isEqualTo(State.UP);
            assertThat(status.detail())
                    .isEqualTo("transcripts: nobody: name a model of a server of your own in"
                            + " storyreel.provider.openai.recognition-model, or name a model file of Whisper's in"
                            + " storyreel.provider.whisper.model, or install pocketsphinx and pocketsphinx-en-us (English"
                            + " only), or set DEEPGRAM_API_KEY, or give a transcript; translations: apertium (en → es, es → en); voices: offline (en),"
                            + " espeak (en, es)");
        }
    }

    private String program(String name, String script) throws IOException {
        Path program = Files.writeString(data.resolve(name), "#!/bin/sh\ncat >/dev/null\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }
}
