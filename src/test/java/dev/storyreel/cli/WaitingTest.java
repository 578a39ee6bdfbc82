package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static ServerEvent job(String data) {
        return new ServerEvent("1", "job", data);
    }

    private static String told(String data) {
        return Waiting.in(job(data), NOW).orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "generate_image", "item_index": 3, "next_attempt_at": "2026-03-01T12:00:12.4Z", "error": {"message": "openai: 429"}} | pictures 3 waits: openai: 429; again in 12 s
            {"type": "generate_video", "item_index": 0, "next_attempt_at": "2026-03-01T12:05:30Z", "error": null, "waiting": "runway is at it"} | generate video 0 waits: runway is at it; again in 5 min
            {"type": "speak", "branch": "es", "item_index": 7, "next_attempt_at": "2026-03-01T12:00:12.4Z", "error": {"message": "openai: 429"}} | es speak 7 waits: openai: 429; again in 12 s
            {"type": "generate_plan", "item_index": null, "next_attempt_at": "2026-03-01T12:00:00.1Z", "error": {"message": "a\\u001b[2J"}} | plan waits: a [2J; again in 1 s
            {"type": "generate_plan", "next_attempt_at": "2026-03-01T11:59:59Z", "error": {"message": "over"}} | nothing
            {"type": "generate_plan", "next_attempt_at": null, "error": {"message": "it failed for good"}} | nothing
            {"type": "generate_plan", "next_attempt_at": "soon", "error": {"message": "x"}} | nothing
            {"type": "generate_plan", "status": "succeeded"} | nothing
            [] | nothing
            no JSON | nothing
            """)
    void saysWhatForAndHowLong(String data, String line) {
        assertThat(told(data)).isEqualTo(line);
    }

    @Test
    void itIsToldAboveTheBarsAndOnALineOfItsOwn() {
        ServerEvent event = job("{\"type\": \"generate_audio\", \"item_index\": 1, \"next_attempt_at\": \""
                + Instant.now().plusSeconds(3000) + "\", \"error\": {\"message\": \"cartesia: 503\"}}");
        Answers.Project project = StudioClient.JSON.readValue("{\"progress\": 40}", Answers.Project.class);
        List<Stage> stages = List.of(new Stage("voices", 1, 2));
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Progress bars = new TerminalProgress(print(terminal), false, new TimeLeft(() -> 0));
        bars.show(project, stages);
        bars.event(event);
        bars.show(project, stages);
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("\u001b[2A\u001b[Jvoices 1 waits: cartesia: 503; again in ")
                .containsOnlyOnce("\u001b[2A");

        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Progress plain = new LineProgress(print(lines), new TimeLeft(() -> 0));
        plain.event(event);
        assertThat(lines.toString(StandardCharsets.UTF_8))
                .startsWith("voices 1 waits: cartesia: 503; again in ")
                .hasLineCount(1);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
