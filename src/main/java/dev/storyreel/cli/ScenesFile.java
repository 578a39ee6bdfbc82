package dev.storyreel.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said and seen, scene by scene, as the studio takes it; the user's own files are named by their paths.
 *
 * @param named the scenes' media that name a file, which is not sent yet
 */
record ScenesFile(ArrayNode scenes, List<Named> named) {
    private static final String OPTION = "--scenes";
    private static final int LONGEST = 300_000;

    /** What stands for an upload's id. */
    private static final String FILE = "file";

    private static final String UPLOAD = "upload_id";

    private record Named(ObjectNode media, LocalFile file) {}

    /** Reads the file, or the input for {@code -}, and looks at every file that it names. */
    static ScenesFile read(String name, InputStream input) {
        String text = new TextFile(OPTION, LONGEST).read(name, input);
        if (!(parsed(name, text) instanceof ArrayNode scenes)) {
            throw unreadable(name + " is not a list of scenes: [{\"script\": \"…\"}, …]", null);
        }
        List<Named> named = new ArrayList<>();
        for (JsonNode scene : scenes) {
            if (scene.path("media") instanceof ObjectNode media && media.has(FILE)) {
                JsonNode file = media.path(FILE);
                if (!file.isString()) {
                    throw unreadable(name + ": \"file\" must be a path, not " + file, null);
                }
                if (media.has(UPLOAD)) {
                    throw unreadable(name + ": give \"file\" or \"upload_id\", not both", null);
                }
                named.add(new Named(media, LocalFile.seen(OPTION, beside(name, file.asString()))));
            }
        }
        return new ScenesFile(scenes, named);
    }

    /** Sends the files, each once, and gives the scenes with what the studio calls them. */
    ArrayNode sent(StudioClient client, PrintStream notes) throws InterruptedException {
        Map<Path, String> ids = new HashMap<>();
        for (Named shown : named) {
            // however it is written
            Path path = shown.file().path().toAbsolutePath().normalize();
            if (!ids.containsKey(path)) {
                ids.put(path, shown.file().send(client, notes));
            }
            shown.media().remove(FILE);
            shown.media().put(UPLOAD, ids.get(path));
        }
        return scenes;
    }

    private static JsonNode parsed(String name, String text) {
        try {
            return StudioClient.JSON.readTree(text);
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw unreadable(name + " is not JSON: " + e.getOriginalMessage() + line, e);
        }
    }

    /** As a path in the file is meant: from the file's own folder on. */
    private static String beside(String name, String path) {
        try {
            return name.equals("-") ? path : Path.of(name).resolveSibling(path).toString();
        } catch (InvalidPathException e) {
            throw unreadable("there is no file " + path, e);
        }
    }

    private static CommandFailure unreadable(String why, @Nullable Exception e) {
        return new CommandFailure(CliError.SCRIPT_UNREADABLE, OPTION + ": " + Failures.oneLine(why), e);
    }
}
