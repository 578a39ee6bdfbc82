package dev.storyreel.provider.whisper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** How a class of ours is run in a Java of its own, whose files go where they are removed, however it ends. */
record ChildJvm(Class<?> main, Path folder) implements AutoCloseable {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Starts classes that lie in a jar within a jar, and is there only where they do. */
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    static ChildJvm of(Class<?> main) {
        try {
            return new ChildJvm(main, Files.createTempDirectory("storyreel-whisper-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the {@code java} command. */
    List<String> options(String... arguments) {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        boolean packed = ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") != null;
        if (packed) {
            options.add("-Dloader.main=" + main.getName());
        }
        options.add(packed ? LAUNCHER : main.getName());
        Collections.addAll(options, arguments);
        return options;
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
