package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a tree of its own, where nothing can be built. */
class LauncherTest {
    @TempDir
    Path root;

    @Test
    void oneThatStopsWaitingLeavesTheBuilderItsWork() throws Exception {
        Path halfMade = Files.createDirectories(root.resolve("target/app.new/lib"));
        Path training = Files.createDirectories(root.resolve("target/training"));
        Path lock = Files.createDirectories(root.resolve("target/.building")).resolve("pid");
        Files.writeString(lock, ProcessHandle.current().pid() + "\n");

        Process waiting = launch("version");
        try (BufferedReader errors = waiting.errorReader(StandardCharsets.UTF_8)) {
            assertThat(errors.readLine())
                    .contains("waiting for process " + ProcessHandle.current().pid());
            waiting.toHandle().destroy();
            assertThat(waiting.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(waiting.exitValue()).isEqualTo(143);
        assertThat(halfMade).isDirectory();
        assertThat(training).isDirectory();
        assertThat(lock).exists();
    }

    @Test
    void aBuildTellsItsStepsOnStandardErrorAlone() throws Exception {
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(
                root.resolve("mvnw"), "echo noise\nmkdir -p \"${0%/*}/target\"\n: >\"${0%/*}/target/storyreel.jar\"\n");

        Process building = launch("version");
        String errors = new String(building.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(building.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(building.exitValue()).as("the JDK cannot unpack").isEqualTo(3);
        assertThat(errors.lines())
                .contains(
                        "storyreel: building, step 1 of 3 (compiling)", "storyreel: building, step 2 of 3 (unpacking)")
                .allMatch(line -> line.startsWith("storyreel: "));
        assertThat(building.getInputStream().readAllBytes()).isEmpty();
        assertThat(root.resolve("target/build.log")).content().contains("noise");
        assertThat(root.resolve("target/.building")).doesNotExist();
    }

    private Process launch(String... arguments) throws Exception {
        Files.createDirectories(root.resolve("scripts"));
        Files.copy(Path.of("storyreel"), root.resolve("storyreel"));
        Files.copy(Path.of("scripts/find-jdk.sh"), root.resolve("scripts/find-jdk.sh"));
        Path jdk = Files.createDirectories(root.resolve("jdk/bin")).getParent();
        for (String tool : new String[] {"java", "javac"}) {
            Path file = Files.writeString(root.resolve("jdk/bin").resolve(tool), "#!/bin/sh\nexit 1\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", root.resolve("storyreel").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("STORYREEL_JAVA_HOME", String.valueOf(jdk));
        return builder.start();
    }
}
