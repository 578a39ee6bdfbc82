package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import dev.storyreel.cli.OutFolder.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * The folder that a dub is delivered to: what the recording says, and a folder for each language, which appears with all that is
 * in it.
 */
final class DubFolder {
    private static final String TRANSCRIPT = "transcript.json";
    private static final String MANIFEST = "manifest.json";
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,4}");

    private final OutFolder folder;

    private DubFolder(OutFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder; one that holds one of these languages already is refused, so that none is lost.
     *
     * @param languages none where a dub goes on, of which some may be there
     */
    static DubFolder prepare(Path folder, Collection<String> languages) {
        DubFolder made = new DubFolder(OutFolder.prepare(folder));
        if (!languages.isEmpty()) {
            made.refuseToReplace(TRANSCRIPT);
            languages.forEach(made::refuseToReplace);
        }
        return made;
    }

    /** {@code dubs/<words of the recording's name>-<end of the id>}. */
    static Path nameFor(String title, String id) {
        return Path.of("dubs", OutFolder.nameFor(title, "dub", id));
    }

    Path path() {
        return folder.path();
    }

    Path of(String language) {
        return folder.path().resolve(language);
    }

    /**
     * Brings what is not there yet. Where somebody else's files are in the way, nothing is brought.
     *
     * @param languages that are made
     */
    void fill(StudioClient client, Collection<String> languages, List<Asset> assets) throws InterruptedException {
        OutFolder.check(assets);
        bringTranscript(client, assets);
        for (String language : languages) {
            if (!LANGUAGE.matcher(language).matches()) {
                throw new CommandFailure(
                        CliError.STUDIO_BAD_ANSWER, "the studio names a language that is none: \"" + language + "\"");
            }
            Map<String, Asset> files = filesOf(language, assets);
            Asset manifest = files.get(MANIFEST);
            if (manifest == null) {
                throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio has no manifest of " + language);
            }
            if (folder.has(language)) {
                requireSame(client, manifest, language + "/" + MANIFEST);
            } else {
                bring(client, language, files);
            }
        }
    }

    private void bringTranscript(StudioClient client, List<Asset> assets) throws InterruptedException {
        for (Asset asset : assets) {
            if (!TRANSCRIPT.equals(asset.name())) {
                continue;
            }
            if (folder.has(TRANSCRIPT)) {
                requireSame(client, asset, TRANSCRIPT);
                continue;
            }
            Part part = folder.bring(client, asset);
            try {
                folder.moveInPlace(part.file(), TRANSCRIPT);
            } finally {
                part.discard();
            }
        }
    }

    /** By what they are called in its folder: {@code es_video.mp4} is {@code video.mp4}, {@code es.srt} is {@code captions.srt}. */
    static Map<String, Asset> filesOf(String language, List<Asset> assets) {
        Map<String, Asset> files = new LinkedHashMap<>();
        for (Asset asset : assets) {
            String name = String.valueOf(asset.name());
            if (name.startsWith(language + "_")) {
                files.put(name.substring(language.length() + 1), asset);
            } else if (name.startsWith(language + ".")) {
                files.put("captions" + name.substring(language.length()), asset);
            }
        }
        return files;
    }

    private void bring(StudioClient client, String language, Map<String, Asset> files) throws InterruptedException {
        Path hidden = folder.hidden();
        try {
            OutFolder whole = new OutFolder(Files.createDirectory(hidden));
            for (Map.Entry<String, Asset> file : files.entrySet()) {
                whole.moveInPlace(whole.bring(client, file.getValue()).file(), file.getKey());
            }
            folder.moveInPlace(hidden, language);
        } catch (IOException e) {
            throw folder.failure(language, e);
        } finally {
            FileSystemUtils.deleteRecursively(hidden.toFile());
        }
    }

    /** What is there is kept if it is this dub's. */
    private void requireSame(StudioClient client, Asset asset, String name) throws InterruptedException {
        Part part = folder.bring(client, asset);
        try {
            Path there = folder.path().resolve(name);
            if (!Files.isRegularFile(there) || Files.mismatch(part.file(), there) >= 0) {
                refuseToReplace(name.substring(0, name.contains("/") ? name.indexOf('/') : name.length()));
            }
        } catch (IOException e) {
            throw folder.failure(name, e);
        } finally {
            part.discard();
        }
    }

    private void refuseToReplace(String name) {
        folder.refuseToReplace(name, "dub");
    }
}
