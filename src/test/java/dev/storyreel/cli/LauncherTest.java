package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the launcher in a tree of its own, where nothing can be built. */
class LauncherTest {
    @TempDir
    Path root;

    private String java = "exit 1";

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

    @ParameterizedTest
    @CsvSource({"echo 1, 232", "echo 2, 232", "echo 8, 712", "echo many, 232"})
    void theHeapGrowsWithTheCores(String cores, int megabytes) throws Exception {
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("pom.xml"), "");
        Path app = Files.createDirectories(root.resolve("target/app-1"));
        Files.writeString(root.resolve("target/app.current"), "1\n");
        Files.createFile(root.resolve("target/storyreel.jar"));
        Files.createFile(app.resolve(".made"));
        executable(Files.createDirectory(root.resolve("bin")).resolve("nproc"), cores);
        java = "echo \"$@\"";

        Process running = launch("version");
        assertThat(running.inputReader(StandardCharsets.UTF_8).readAllLines())
                .singleElement()
                .asString()
                .contains(" -Xmx" + megabytes + "m ")
                .endsWith(" -jar " + root.toRealPath().resolve("target/app-1/storyreel.jar") + " version");
        assertThat(running.waitFor()).isZero();
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process launch(String... arguments) throws Exception {
        Files.createDirectories(root.resolve("scripts"));
        Files.copy(Path.of("storyreel"), root.resolve("storyreel"));
        Files.copy(Path.of("scripts/find-jdk.sh"), root.resolve("scripts/find-jdk.sh"));
        Path jdk = root.resolve("jdk");
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        for (String tool : new String[] {"java", "javac"}) {
            executable(bin.resolve(tool), java);
        }
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", root.resolve("storyreel").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("STORYREEL_JAVA_HOME", String.valueOf(jdk));
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, first) -> first + ":" + path);
        return builder.start();
    }
}
