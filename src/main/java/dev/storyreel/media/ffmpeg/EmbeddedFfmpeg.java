package dev.storyreel.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The static FFmpeg that comes as a resource of a {@code jave-nativebin} jar. It is unpacked once, under a name that
 * holds its checksum; a copy that is damaged is unpacked again, and two who unpack at once do not disturb each other.
 */
final class EmbeddedFfmpeg {
    private static final String FOLDER = "ws/schild/jave/nativebin/";

    private final Path cache;

    /** @param cache folder to unpack into */
    EmbeddedFfmpeg(Path cache) {
        this.cache = cache;
    }

    /** The unpacked executable, or nothing where there is none for this platform. */
    Optional<Path> find() throws IOException {
        URL resource = EmbeddedFfmpeg.class.getClassLoader().getResource(FOLDER + resourceName());
        if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
            return Optional.empty();
        }
        JarEntry entry = connection.getJarEntry();
        Path target = cache.resolve("ffmpeg-" + Long.toHexString(entry.getCrc()) + "-" + entry.getSize());
        if (!isWhole(target, entry)) {
            unpack(resource, target, entry);
        }
        return Optional.of(target);
    }

    static String resourceName() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        return "ffmpeg-" + System.getProperty("os.arch") + (mac ? "-osx" : "");
    }

    private static boolean isWhole(Path file, JarEntry entry) throws IOException {
        if (!Files.isExecutable(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // only the checksum counts
            }
            return in.getChecksum().getValue() == entry.getCrc();
        }
    }

    private void unpack(URL resource, Path target, JarEntry entry) throws IOException {
        Files.createDirectories(cache);
        Path aside = Files.createTempFile(cache, "ffmpeg-", ".part");
        try {
            try (InputStream in = resource.openStream();
                    OutputStream out = Files.newOutputStream(aside)) {
                in.transferTo(out);
            }
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (!isWhole(aside, entry)) {
                throw new IOException("the embedded FFmpeg could not be unpacked whole to " + cache);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
