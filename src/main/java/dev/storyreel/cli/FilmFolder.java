package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import dev.storyreel.cli.Answers.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The folder that a film is delivered to. Each file appears whole and replaces no other, and no name leads out of the
 * folder.
 */
final class FilmFolder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final long MAX_BYTES = 8L << 30;
    private static final int LARGEST_REPORT = 8 << 20;
    private static final String FILM = "final.mp4";

    /** What the user sent, and has. */
    private static final Pattern SENT = Pattern.compile("source_[0-9a-f]{16}\\.[a-z0-9]+");

    /** What every film comes with. */
    private static final List<String> KNOWN = List.of(FILM, "plan.json", "report.json");

    private final Path folder;

    private FilmFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder; one that holds a film already, or what came with one, is refused, so that none is lost.
     *
     * @param id of the film that it may hold all the same, as it is to be brought again; null for none
     */
    static FilmFolder prepare(Path folder, @Nullable String id) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FilmFolder made = new FilmFolder(absolute);
            if (id == null || !id.equals(made.told().path("project_id").asString(""))) {
                KNOWN.forEach(made::refuseToReplace);
            }
            Files.delete(Files.createTempFile(absolute, ".storyreel-", ".part"));
            return made;
        } catch (IOException e) {
            throw new CommandFailure(
                    CliError.OUT_NOT_WRITABLE,
                    "cannot write to " + absolute + " (" + e + "); choose another folder with --out",
                    e);
        }
    }

    /** {@code films/<words of the title>-<end of the id>}, with the revision where it is not the first. */
    static Path nameFor(String title, String id, @Nullable Integer revision) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        slug = slug.substring(0, Math.min(slug.length(), 48)).replaceAll("^-+|-+$", "");
        String end = id.substring(Math.max(0, id.length() - 8));
        String again = revision == null || revision < 2 ? "" : "-" + revision;
        return Path.of("films", (slug.isEmpty() ? "film" : slug) + "-" + end + again);
    }

    Path film() {
        return folder.resolve(FILM);
    }

    Path report() {
        return folder.resolve("report.json");
    }

    /** What the report says that is there; nothing if there is none. */
    private JsonNode told() {
        try (InputStream report = Files.newInputStream(report())) {
            return StudioClient.JSON.readTree(report.readNBytes(LARGEST_REPORT));
        } catch (IOException | JacksonException e) {
            return StudioClient.JSON.missingNode();
        }
    }

    /**
     * Brings every asset but the user's own clips; the film comes last, so that it is there only when all is. Where that very
     * film was brought before, only what is missing of it is.
     *
     * @return how many files were brought
     */
    int fill(StudioClient client, Project film, List<Asset> all) throws InterruptedException {
        for (Asset asset : all) {
            if (asset.name() == null || !NAME.matcher(asset.name()).matches()) {
                throw new CommandFailure(
                        CliError.STUDIO_BAD_ANSWER,
                        "the studio names a file that cannot be kept: \"" + asset.name() + "\"");
            }
        }
        List<Asset> assets = all.stream()
                .filter(asset -> !SENT.matcher(String.valueOf(asset.name())).matches())
                .toList();
        if (assets.stream().noneMatch(asset -> FILM.equals(asset.name()))) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio has no " + FILM);
        }
        if (holds(film)) {
            assets = assets.stream().filter(asset -> !has(asset.name())).toList();
        }
        assets.forEach(asset -> refuseToReplace(String.valueOf(asset.name())));
        List<Part> parts = new ArrayList<>();
        try {
            for (Asset asset : assets) {
                parts.add(bring(client, asset));
            }
            for (Part part : parts) {
                if (!FILM.equals(part.name())) {
                    moveInPlace(part);
                }
            }
            for (Part part : parts) {
                if (FILM.equals(part.name())) {
                    moveInPlace(part);
                }
            }
        } finally {
            parts.forEach(part -> part.file().toFile().delete());
        }
        return parts.size();
    }

    private boolean holds(Project film) {
        JsonNode report = told();
        int revision = film.revision() == null ? 1 : film.revision();
        return report.path("project_id").asString("").equals(film.id())
                && report.path("revision").asInt(0) == revision;
    }

    private boolean has(@Nullable String name) {
        return Files.exists(folder.resolve(String.valueOf(name)), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whole, but not yet under its name. */
    private record Part(String name, Path file) {}

    private void refuseToReplace(String name) {
        if (has(name)) {
            throw new CommandFailure(
                    CliError.OUT_NOT_EMPTY,
                    folder + " holds a film already, or what is left of one (" + name
                            + "); choose another folder with --out");
        }
    }

    private void moveInPlace(Part part) {
        try {
            Files.move(part.file(), folder.resolve(part.name()));
        } catch (IOException e) {
            throw failure(part.name(), e);
        }
    }

    private Part bring(StudioClient client, Asset asset) throws InterruptedException {
        String name = String.valueOf(asset.name());
        if (asset.url() == null) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio gives no address for " + name);
        }
        // not a temporary file, for those can be read by their owner only
        Path part = folder.resolve(".storyreel-" + UUID.randomUUID() + ".part");
        boolean whole = false;
        try (InputStream from = client.download(asset.url());
                OutputStream to = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
            copy(from, to, asset.sizeBytes());
            whole = true;
            return new Part(name, part);
        } catch (IOException e) {
            throw failure(name, e);
        } finally {
            if (!whole) {
                part.toFile().delete();
            }
        }
    }

    private CommandFailure failure(String name, IOException cause) {
        return new CommandFailure(
                CliError.DOWNLOAD_FAILED,
                "cannot bring " + name + " to " + folder + " (" + cause.getMessage() + ")",
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
