package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EarlyLogTest {
    @Test
    void leavesStandardOutputToTheResult() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        PrintStream realErrors = System.err;
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            EarlyLog.toErrors(context);
            context.getLogger("a").warn("was not closed properly", new IllegalStateException("trace"));
            context.getLogger("a").info("chatter");
        } finally {
            System.setOut(realOut);
            System.setErr(realErrors);
            context.stop();
        }

        assertThat(out.size()).isZero();
        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("storyreel: was not closed properly");
    }
}
