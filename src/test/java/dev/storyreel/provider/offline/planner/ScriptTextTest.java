package dev.storyreel.provider.offline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {
    @Test
    void takesTheMarkupOffAnArticle() {
        ScriptText text = ScriptText.of("""
                # The *Deep* Sea

                It is **dark** and [cold](https://example.com).
                ![a picture](x.png)
                ---
                - First, `sonar`.
                2. Then 5 * 3 = 15 and snake_case_name.
                > Quoted line
                <!-- a comment -->
                """);
        assertThat(text.heading()).contains("The Deep Sea");
        assertThat(text.blocks())
                .containsExactly(
                        "The Deep Sea",
                        "It is dark and cold.",
                        "First, sonar.",
                        "Then 5 * 3 = 15 and snake_case_name. Quoted line");
    }

    @Test
    void leavesAPlainTextAsItIs() {
        ScriptText text = ScriptText.of("One line\r\nand another – 2 < 3 & *alone.\r\n\r\nLast #tag line");
        assertThat(text.blocks()).containsExactly("One line and another – 2 < 3 & *alone.", "Last #tag line");
        assertThat(text.heading()).isEmpty();
    }

    @Test
    void aRuleMayBeAsLongAsAScript() {
        assertThat(ScriptText.of("Above.\n" + "-".repeat(19_000) + "\nBelow.").blocks())
                .containsExactly("Above.", "Below.");
    }

    @Test
    void aHeadingLosesTheSignsThatCloseIt() {
        assertThat(ScriptText.of("## The sea ##  ").heading()).contains("The sea");
    }

    /** The limit is no measure of speed: any of these would keep a backtracking pattern busy for minutes or hours. */
    @ParameterizedTest
    @ValueSource(strings = {"# a%sb| ", "%s| -x", "%s|[", "%s|[a](", "%s|**a ", "%s|![", "# a%sb| #"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLineMadeToKeepUsBusyIsReadAsAnyOther(String form) {
        String[] parts = form.split("\\|", 2);
        String line = parts[0].formatted(parts[1].repeat(19_000 / parts[1].length()));
        assertThat(ScriptText.of(line).blocks()).hasSize(1);
    }
}
