package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.io.BufferedReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessGroupTest {
    @Test
    void closingKillsTheWholeTree() throws Exception {
        ProcessGroup group = new ProcessGroup();
        Process shell = group.start(new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!; trap '' TERM; wait"));
        try (BufferedReader out = shell.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            group.close();
            assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
            child.onExit().get(20, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aProcessLearnsNoSecretOfTheEnvironment() throws Exception {
        try (ProcessGroup group = new ProcessGroup()) {
            ProcessBuilder builder = new ProcessBuilder("env");
            builder.environment().put("API_KEY", "secret");
            builder.environment().put("DATABASE_URL", "postgres://u:secret@h/d");
            builder.environment().put("LD_LIBRARY_PATH", "/opt/lib");
            try (BufferedReader out = group.start(builder).inputReader()) {
                assertThat(out.lines())
                        .contains("LD_LIBRARY_PATH=/opt/lib")
                        .allMatch(line -> line.matches("(PATH|HOME|TMPDIR|LANG|LC_ALL|LD_LIBRARY_PATH)=.*"));
            }
        }
    }

    @Test
    void aClosedGroupStartsNothing() {
        ProcessGroup group = new ProcessGroup();
        group.close();
        group.close();
        assertThatThrownBy(() -> group.start(new ProcessBuilder("true")))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.RENDER_CANCELLED));
    }
}
