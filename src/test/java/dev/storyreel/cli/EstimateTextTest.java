package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.cli.Answers.Estimate;
import dev.storyreel.cli.Answers.Note;
import dev.storyreel.cli.Answers.Part;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTextTest {
    private static final Part VOICE =
            new Part("speech", "cartesia", "sonic-3.5", false, 6, null, new BigDecimal("0.0225"));
    private static final Part FREE = new Part("picture", "offline", "illustrations", true, 6, null, BigDecimal.ZERO);
    private static final Part UNKNOWN = new Part("language", "openai", "qwen3", false, 1, null, null);

    private static List<String> printed(Estimate estimate, boolean json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EstimateText.print(estimate, json, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void tellsWhatEachPartCosts() {
        assertThat(printed(new Estimate(new BigDecimal("0.0225"), true, 6, List.of(VOICE, FREE), List.of()), false))
                .satisfiesExactly(
                        voice -> assertThat(voice)
                                .startsWith("speech")
                                .contains("6 ×", "cartesia sonic-3.5")
                                .endsWith(" $0.0225"),
                        free -> assertThat(free).endsWith(" free"),
                        sum -> assertThat(sum)
                                .startsWith("about")
                                .contains("6 scenes")
                                .endsWith(" $0.0225"));
    }

    @Test
    void tellsWhatIsNotCounted() {
        Note note = new Note("thinking_not_counted", null, "What it thinks is left out.");
        assertThat(printed(new Estimate(BigDecimal.ONE, true, 6, List.of(VOICE), List.of(note)), false))
                .last()
                .isEqualTo("thinking_not_counted: What it thinks is left out.");
    }

    @Test
    void whatIsPaidIsNeverCalledFree() {
        Part little = new Part("language", "openai", "gpt-6-luna", false, 1, null, new BigDecimal("0.00004"));
        assertThat(printed(new Estimate(new BigDecimal("0.00004"), true, 1, List.of(little), List.of()), false))
                .allMatch(line -> line.endsWith("less than $0.0001"));
    }

    @Test
    void neverHidesThatAPriceIsMissing() {
        assertThat(printed(new Estimate(new BigDecimal("0.0225"), false, 6, List.of(UNKNOWN, VOICE), List.of()), false))
                .satisfiesExactly(
                        unknown -> assertThat(unknown).contains("price not known"),
                        voice -> assertThat(voice).endsWith(" $0.0225"),
                        sum -> assertThat(sum).startsWith("at least"));
    }

    @Test
    void isJsonForPrograms() {
        assertThat(printed(new Estimate(new BigDecimal("0.0225"), true, 6, List.of(VOICE), List.of()), true))
                .containsExactly("""
                        {"cost_usd":0.0225,"complete":true,"scenes":6,"parts":[{"port":"speech","provider":"cartesia",\
                        "model":"sonic-3.5","offline":false,"calls":6,"usage":null,"cost_usd":0.0225}],"notes":[]}""");
    }

    @Test
    void aTerminalIsNotLedByIt() {
        Part hostile = new Part("speech", "\u001b[31mred", "a\nb", false, 1, null, BigDecimal.ONE);
        assertThat(printed(new Estimate(BigDecimal.ONE, true, 1, List.of(hostile), List.of()), false))
                .hasSize(2)
                .noneMatch(line -> line.contains("\u001b"));
    }
}
