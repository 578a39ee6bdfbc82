package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script on trees that look like JDKs; none of them can be started. */
class FindJdkTest {
    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();

    private record Found(int exitCode, String out, String errors) {}

    @BeforeEach
    void onlyTheToolsOnPath() throws IOException {
        Path tools = Files.createDirectories(root.resolve("tools"));
        for (String tool : new String[] {"sed", "head", "dirname", "readlink"}) {
            Path real = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), real);
        }
        environment.put("PATH", tools.toString());
    }

    @Test
    void findsOneBelowTheSystemsDirectoriesAndPassesOverOldOnes() throws Exception {
        jdk("usr/lib/jvm/java-17", "17.0.1");
        Path wanted = jdk("usr/lib/jvm/temurin 25", "25.0.3");
        assertThat(find()).isEqualTo(new Found(0, wanted.toString(), ""));
    }

    @Test
    void javaHomeWinsWhenItIsNewEnough() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25");
        Path wanted = jdk("mine", "26-ea");
        environment.put("JAVA_HOME", wanted.toString());
        assertThat(find().out()).isEqualTo(wanted.toString());
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        environment.put("JAVA_HOME", jdk("mine", "17.0.9").toString());
        Path wanted = jdk("opt/jdk-25", "25.0.1");
        assertThat(find().out()).isEqualTo(wanted.toString());
    }

    @Test
    void looksInTheHomeDirectory() throws Exception {
        environment.put("HOME", root.resolve("home dir").toString());
        Path wanted = jdk("home dir/.sdkman/candidates/java/25-tem", "25.0.1");
        assertThat(find().out()).isEqualTo(wanted.toString());
    }

    @Test
    void followsTheLinksOfTheJavaOnPath() throws Exception {
        Path wanted = jdk("elsewhere/jdk", "25.0.1");
        Files.createSymbolicLink(root.resolve("alternative"), wanted.resolve("bin/java"));
        Files.createSymbolicLink(root.resolve("tools/java"), Path.of("../alternative"));
        assertThat(find().out()).isEqualTo(wanted.toString());
    }

    @Test
    void oneWithoutCompilerIsPassedOver() throws Exception {
        Path jre = jdk("usr/lib/jvm/jre-25", "25.0.1");
        Files.delete(jre.resolve("bin/javac"));
        assertThat(find().exitCode()).isEqualTo(3);
    }

    @Test
    void saysInOneLineWhatToDo() throws Exception {
        Found found = find();
        assertThat(found.exitCode()).isEqualTo(3);
        assertThat(found.out()).isEmpty();
        assertThat(found.errors())
                .startsWith("storyreel: jdk_missing: ")
                .contains("STORYREEL_JAVA_HOME")
                .hasLineCount(1);
    }

    @Test
    void aWrongSettingIsToldAndNotReplaced() throws Exception {
        jdk("usr/lib/jvm/jdk-25", "25");
        environment.put("STORYREEL_JAVA_HOME", "/nowhere");
        Found found = find();
        assertThat(found.exitCode()).isEqualTo(3);
        assertThat(found.errors()).contains("\"/nowhere\"");
    }

    private Path jdk(String where, String version) throws IOException {
        Path home = Files.createDirectories(root.resolve(where));
        Files.createDirectory(home.resolve("bin"));
        for (String tool : new String[] {"java", "javac"}) {
            Path file = Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\nexit 1\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Found find() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh", Path.of("scripts/find-jdk.sh").toAbsolutePath().toString(), root.toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path out = root.resolve("out");
        Path errors = root.resolve("errors");
        Process process = builder.redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Found(
                process.exitValue(),
                Files.readString(out).strip(),
                Files.readString(errors).strip());
    }
}
