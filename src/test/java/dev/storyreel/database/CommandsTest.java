package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void programsAreToldNothingButWhereThingsAre() throws Exception {
        assertThat(System.getenv()).as("something to keep back").containsKey("JAVA_HOME");
        Process process = Commands.of(List.of("env")).start();
        List<String> names =
                process.inputReader().lines().map(line -> line.split("=", 2)[0]).toList();
        assertThat(names)
                .contains("PATH")
                .isSubsetOf("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");
    }
}
