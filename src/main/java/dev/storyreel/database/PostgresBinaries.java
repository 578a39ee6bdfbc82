package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path into a folder that is named after their digest. */
record PostgresBinaries(Path home) {
    /** Headers, static libraries and languages that are never used: a third of the whole. */
    private static final String NOT_NEEDED = ".*\\.a|(include|lib/pkgconfig|lib/postgresql/pgxs)/.*";

    private static final long MAX_BYTES = 512L << 20;

    /** Unpacks them unless they are there; they appear whole or not at all. */
    static PostgresBinaries unpack(Path folder) throws IOException {
        String resource = resourceName(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path home = folder.resolve(digest(resource));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(folder);
            removeAll(folder);
            Path aside = Files.createTempDirectory(folder, "unpacking-");
            try (InputStream in = open(resource)) {
                extract(in, aside);
            }
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static String resourceName(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = arch.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    /** What older versions, or an interrupted start, left behind. */
    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path path : old.toList()) {
                FileSystemUtils.deleteRecursively(path);
            }
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream("/" + resource);
        if (in == null) {
            throw new StoryreelException(
                    DatabaseError.EMBEDDED_DATABASE_FAILED,
                    "this build holds no PostgreSQL for " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": build on this kind of machine, or set DATABASE_URL");
        }
        return new BufferedInputStream(in, 1 << 16);
    }

    private static String digest(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            return DigestUtils.sha256Hex(in).substring(0, 16);
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        long room = MAX_BYTES;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                room -= entry.getSize();
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target) || room < 0) {
                    throw new IOException("the packed PostgreSQL holds a bad entry: " + entry.getName());
                }
                if (!target.relativize(file).toString().matches(NOT_NEEDED)) {
                    extract(tar, entry, file);
                }
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("the packed PostgreSQL holds a hard link: " + entry.getName());
        } else {
            Files.copy(tar, file);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
