package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {
    /** Left to itself the guard would signal for half a minute a number that may be somebody else's by then. */
    @Test
    void theGuardLeavesOffWhenTheServerIsGone(@TempDir Path folder) throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        // in the background of a shell it does not hear INT and QUIT, and so ends by itself while it is signalled
        GuardedProcess started = GuardedProcess.start(List.of("sleep", "3"), Map.of(), folder.resolve("server.log"));
        ProcessHandle shell = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .findFirst()
                .orElseThrow();
        Await.until(
                "the shell has started server and guard", () -> shell.children().count() == 2);
        List<ProcessHandle> children = shell.children().toList();

        shell.destroyForcibly();
        started.stop();

        for (ProcessHandle child : children) {
            assertThat(child.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }
}
