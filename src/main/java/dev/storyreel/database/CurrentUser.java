package dev.storyreel.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of the operating system that this process runs as. */
final class CurrentUser {
    private static final long UID = new UnixSystem().getUid();

    private CurrentUser() {}

    static boolean isRoot() {
        return UID == 0;
    }

    static boolean owns(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:uid")).longValue() == UID;
    }
}
