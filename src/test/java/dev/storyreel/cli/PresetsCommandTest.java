package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.cli.Answers.Presets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PresetsCommandTest {
    @Test
    void tellsWhoSpeaksTheFilmsOfEach() {
        Presets presets = StudioClient.JSON.readValue("""
                {"data": [{"name": "chalk", "title": "Chalk", "palette": ["#24352f"], "voice": null, "built_in": true},
                          {"name": "news", "title": "\\u001b[31mNews", "voice": "cartesia/b", "speed": 1.2, "language": "de"}]}
                """, Presets.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PresetsCommand.print(presets, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        head -> assertThat(head).startsWith("PRESET"),
                        chalk -> assertThat(chalk).startsWith("chalk ").endsWith("Chalk"),
                        news -> assertThat(news)
                                .startsWith("news ")
                                .endsWith("cartesia/b, de, at 1.2")
                                .doesNotContain("\u001b"));
    }
}
