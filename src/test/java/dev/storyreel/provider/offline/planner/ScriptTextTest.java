package dev.storyreel.provider.offline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
