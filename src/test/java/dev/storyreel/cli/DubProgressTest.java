package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.cli.Answers.Project;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DubProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String shown(boolean terminal, String... dubs) {
        DubProgress progress = new DubProgress(new PrintStream(out, true, StandardCharsets.UTF_8), terminal);
        for (String dub : dubs) {
            progress.show(StudioClient.JSON.readValue(dub, Project.class), List.of());
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String language(String language, String status, String stage, int progress) {
        return "{\"language\":\"%s\",\"status\":\"%s\",\"stage\":%s,\"progress\":%d}"
                .formatted(language, status, stage.isEmpty() ? "null" : "\"" + stage + "\"", progress);
    }

    private static String dub(String stage, int progress, String... languages) {
        return "{\"status\":\"running\",\"stage\":\"%s\",\"progress\":%d,\"languages\":[%s]}"
                .formatted(stage, progress, String.join(",", languages));
    }

    @Test
    void onATerminalOneLineOfAllLanguagesIsRedrawn() {
        String first =
                dub("speak", 30, language("es", "running", "speak", 42), language("fr", "running", "translate", 0));
        String then =
                dub("speak", 40, language("es", "succeeded", "package", 100), language("fr", "failed", "speak", 7));
        assertThat(shown(true, first, first, then))
                .isEqualTo("es speak 42 %, fr translate\n\u001b[A\u001b[2Kes done, fr failed\n");
    }

    @Test
    void elsewhereALineIsToldOnceMuchHasBeenDone() {
        String[] dubs = new String[30];
        for (int i = 0; i < dubs.length; i++) {
            dubs[i] = dub("speak", i, language("es", "running", "speak", i), language("fr", "queued", "", 0));
        }
        assertThat(shown(false, dubs).lines())
                .containsExactly("es speak, fr queued", "es speak 10 %, fr queued", "es speak 20 %, fr queued");
    }

    @Test
    void beforeALanguageHasBegunTheRecordingIsWorkedAt() {
        assertThat(shown(true, dub("transcribe", 12, language("es", "queued", "", 0))))
                .isEqualTo("transcribe 12 %\n");
    }

    @Test
    void whatIsTooLongForALineIsCut() {
        String[] many = new String[20];
        for (int i = 0; i < many.length; i++) {
            many[i] = language("l" + i, "running", "translate", 50);
        }
        assertThat(shown(true, dub("translate", 50, many)).strip()).hasSize(79).endsWith("…");
    }
}
