package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder that a film is delivered to. Each file appears whole, and no name leads out of the folder. */
final class FilmFolder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final long MAX_BYTES = 8L << 30;
    private static final String FILM = "final.mp4";

    private final Path folder;

    private FilmFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder; one that holds a film already is refused, so that none is lost. */
    static FilmFolder prepare(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            if (Files.exists(absolute.resolve(FILM))) {
                throw new CommandFailure(
                        CliError.OUT_NOT_EMPTY, absolute + " holds a film already; choose another folder with --out");
            }
            Files.delete(Files.createTempFile(absolute, ".storyreel-", ".part"));
            return new FilmFolder(absolute);
        } catch (IOException e) {
            throw new CommandFailure(
                    CliError.OUT_NOT_WRITABLE,
                    "cannot write to " + absolute + " (" + e + "); choose another folder with --out",
                    e);
        }
    }

    /** {@code films/<words of the title>-<end of the id>}. */
    static Path nameFor(String title, String id) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        slug = slug.substring(0, Math.min(slug.length(), 48)).replaceAll("^-+|-+$", "");
        String end = id.substring(Math.max(0, id.length() - 8));
        return Path.of("films", (slug.isEmpty() ? "film" : slug) + "-" + end);
    }

    Path film() {
        return folder.resolve(FILM);
    }

    Path report() {
        return folder.resolve("report.json");
    }

    /** Brings every asset; the film comes last, so that it is there only when all is. */
    void fill(StudioClient client, List<Asset> assets) throws InterruptedException {
        for (Asset asset : assets) {
            if (asset.name() == null || !NAME.matcher(asset.name()).matches()) {
                throw new CommandFailure(
                        CliError.STUDIO_BAD_ANSWER,
                        "the studio names a file that cannot be kept: \"" + asset.name() + "\"");
            }
        }
        for (Asset asset : assets) {
            if (!FILM.equals(asset.name())) {
                bring(client, asset);
            }
        }
        Asset film = assets.stream()
                .filter(asset -> FILM.equals(asset.name()))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio has no " + FILM));
        bring(client, film);
    }

    private void bring(StudioClient client, Asset asset) throws InterruptedException {
        String name = String.valueOf(asset.name());
        if (asset.url() == null) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio gives no address for " + name);
        }
        try {
            Path part = Files.createTempFile(folder, ".storyreel-", ".part");
            try {
                try (InputStream from = client.download(asset.url());
                        OutputStream to = Files.newOutputStream(part)) {
                    copy(from, to, asset.sizeBytes());
                }
                Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    CliError.DOWNLOAD_FAILED,
                    "cannot bring " + name + " to " + folder + " (" + e.getMessage() + ")",
                    e);
        }
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
