package dev.storyreel.storage;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Whether objects can be written here, and how much room is left. */
@Component
final class StorageCheck implements ComponentCheck {
    private static final double GIB = 1L << 30;
    private static final double LOW_GIB = 1;

    private final Path root;

    StorageCheck(StorageSettings settings) {
        this.root = settings.dataDir().toAbsolutePath().resolve("objects");
    }

    @Override
    public String component() {
        return "storage";
    }

    @Override
    public ComponentStatus check() {
        if (!Files.isDirectory(root) || !Files.isWritable(root)) {
            return ComponentStatus.down(
                    "local folder " + root + " cannot be written",
                    "let this user write there, or set STORYREEL_DATA to another folder");
        }
        return room(freeGib());
    }

    private ComponentStatus room(double gib) {
        String detail = String.format(Locale.ROOT, "local folder %s, %.1f GiB free", root, gib);
        return gib < LOW_GIB
                ? ComponentStatus.degraded(detail, "free some room, or set STORYREEL_DATA to a folder on another disk")
                : ComponentStatus.up(detail);
    }

    private double freeGib() {
        try {
            return Files.getFileStore(root).getUsableSpace() / GIB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
