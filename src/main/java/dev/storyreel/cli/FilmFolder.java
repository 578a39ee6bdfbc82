package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import dev.storyreel.cli.Answers.Project;
import dev.storyreel.cli.OutFolder.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The folder that a film is delivered to. */
final class FilmFolder {
    private static final int LARGEST_REPORT = 8 << 20;
    private static final String FILM = "final.mp4";

    /** What the user sent, and has. */
    private static final Pattern SENT = Pattern.compile("source_[0-9a-f]{16}\\.[a-z0-9]+");

    /** What every film comes with. */
    private static final List<String> KNOWN = List.of(FILM, "plan.json", "report.json");

    private final OutFolder folder;

    private FilmFolder(OutFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder; one that holds a film already, or what came with one, is refused, so that none is lost.
     *
     * @param id of the film that it may hold all the same, as it is to be brought again; null for none
     */
    static FilmFolder prepare(Path folder, @Nullable String id) {
        FilmFolder made = new FilmFolder(OutFolder.prepare(folder));
        if (id == null || !id.equals(made.told().path("project_id").asString(""))) {
            KNOWN.forEach(made::refuseToReplace);
        }
        return made;
    }

    /** {@code films/<words of the title>-<end of the id>}, with the revision where it is not the first. */
    static Path nameFor(String title, String id, @Nullable Integer revision) {
        String again = revision == null || revision < 2 ? "" : "-" + revision;
        return Path.of("films", OutFolder.nameFor(title, "film", id) + again);
    }

    Path path() {
        return folder.path();
    }

    Path film() {
        return folder.path().resolve(FILM);
    }

    Path report() {
        return folder.path().resolve("report.json");
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
        OutFolder.check(all);
        List<Asset> assets = all.stream()
                .filter(asset -> !SENT.matcher(String.valueOf(asset.name())).matches())
                .toList();
        if (assets.stream().noneMatch(asset -> FILM.equals(asset.name()))) {
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio has no " + FILM);
        }
        if (holds(film)) {
            assets = assets.stream()
                    .filter(asset -> !folder.has(String.valueOf(asset.name())))
                    .toList();
        }
        assets.forEach(asset -> refuseToReplace(String.valueOf(asset.name())));
        Map<String, Part> parts = new LinkedHashMap<>();
        try {
            for (Asset asset : assets) {
                parts.put(String.valueOf(asset.name()), folder.bring(client, asset));
            }
            Part whole = parts.get(FILM);
            parts.forEach((name, part) -> {
                if (!name.equals(FILM)) {
                    folder.moveInPlace(part.file(), name);
                }
            });
            if (whole != null) {
                folder.moveInPlace(whole.file(), FILM);
            }
        } finally {
            parts.values().forEach(Part::discard);
        }
        return parts.size();
    }

    private boolean holds(Project film) {
        JsonNode report = told();
        int revision = film.revision() == null ? 1 : film.revision();
        return report.path("project_id").asString("").equals(film.id())
                && report.path("revision").asInt(0) == revision;
    }

    private void refuseToReplace(String name) {
        folder.refuseToReplace(name, "film");
    }
}
