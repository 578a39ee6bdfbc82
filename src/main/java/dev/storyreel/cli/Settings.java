package dev.storyreel.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the environment says before any application context is there. Blank counts as unset. */
final class Settings {
    private Settings() {}

    static @Nullable String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** {@code --data}, then STORYREEL_DATA, then {@code .storyreel} in the home directory. */
    static Path dataDirectory(@Nullable Path option) {
        if (option != null) {
            return option.toAbsolutePath().normalize();
        }
        String configured = environment("STORYREEL_DATA");
        if (configured != null) {
            return Path.of(configured).toAbsolutePath().normalize();
        }
        String home = environment("HOME");
        return Path.of(home == null ? System.getProperty("user.home") : home, ".storyreel")
                .toAbsolutePath()
                .normalize();
    }
}
