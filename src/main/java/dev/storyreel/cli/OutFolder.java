package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder that files of a studio's are brought to. Each appears whole and replaces no other, and no name leads out of the
 * folder.
 */
record OutFolder(Path path) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final long MAX_BYTES = 8L << 30;

    /** Whole, but not yet under its name. */
    record Part(Path file) {
        /** Deletes it, if it is still there. */
        void discard() {
            file.toFile().delete();
        }
    }

    /** Makes the folder, and finds out whether it can be written to. */
    static OutFolder prepare(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.delete(Files.createTempFile(absolute, ".storyreel-", ".part"));
            return new OutFolder(absolute);
        } catch (IOException e) {
            throw new CommandFailure(
                    CliError.OUT_NOT_WRITABLE,
                    "cannot write to " + absolute + " (" + e + "); choose another folder with --out",
                    e);
        }
    }

    /**
     * {@code <words of the title>-<end of the id>}.
     *
     * @param otherwise stands for a title that has no letters to name a file with
     */
    static String nameFor(String title, String otherwise, String id) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        slug = slug.substring(0, Math.min(slug.length(), 48)).replaceAll("^-+|-+$", "");
        return (slug.isEmpty() ? otherwise : slug) + "-" + id.substring(Math.max(0, id.length() - 8));
    }

    /** Passes if all of them can be kept, each under its own name. */
    static void check(List<Asset> assets) {
        Set<String> names = new HashSet<>();
        for (Asset asset : assets) {
            if (asset.name() == null || !NAME.matcher(asset.name()).matches() || !names.add(asset.name())) {
                throw new CommandFailure(
                        CliError.STUDIO_BAD_ANSWER,
                        "the studio names a file that cannot be kept: \"" + asset.name() + "\"");
            }
        }
    }

    boolean has(String name) {
        return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** @param what is there then, e.g. {@code film} */
    void refuseToReplace(String name, String what) {
        if (has(name)) {
            throw new CommandFailure(
                    CliError.OUT_NOT_EMPTY,
                    path + " holds a " + what + " already, or what is left of one (" + name
                            + "); choose another folder with --out");
        }
    }

    /** A name in it that nobody else has, and that is not shown. */
    Path hidden() {
        // not a temporary file, for those can be read by their owner only
        return path.resolve(".storyreel-" + UUID.randomUUID() + ".part");
    }

    /** The caller moves it in place or discards it. */
    Part bring(StudioClient client, Asset asset) throws InterruptedException {
        String name = String.valueOf(asset.name());
        if (asset.url() == null) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio gives no address for " + name);
        }
        Path part = hidden();
        boolean whole = false;
        try (InputStream from = client.download(asset.url());
                OutputStream to = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
            copy(from, to, asset.sizeBytes());
            whole = true;
            return new Part(part);
        } catch (IOException e) {
            throw failure(name, e);
        } finally {
            if (!whole) {
                part.toFile().delete();
            }
        }
    }

    /** Gives it its name, which nothing else has. */
    void moveInPlace(Path part, String name) {
        try {
            Files.move(part, path.resolve(name));
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    CommandFailure failure(String name, IOException cause) {
        return new CommandFailure(
                CliError.DOWNLOAD_FAILED,
                "cannot bring " + name + " to " + path + " (" + cause.getMessage() + ")",
                cause);
    }

    /** Copies as much as was announced: a stream that goes on is cut off, one that ends early is an error. */
    private static void copy(InputStream from, OutputStream to, @Nullable Long announced) throws IOException {
        long limit = announced == null ? MAX_BYTES : announced;
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            copied += read;
            if (copied > limit) {
                throw new IOException("more than the " + limit + " bytes announced");
            }
            to.write(buffer, 0, read);
        }
        if (announced != null && copied != announced) {
            throw new IOException(copied + " of " + announced + " bytes came");
        }
    }
}
