package dev.storyreel.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a studio makes.
 *
 * @see StudioClient
 */
enum Kind {
    FILM("projects", "project", "make"),
    DUB("dubs", "dub", "dub");

    private final String path;
    private final String noun;
    private final String command;

    Kind(String path, String noun, String command) {
        this.path = path;
        this.noun = noun;
        this.command = command;
    }

    /** Where its productions are in the API. */
    String path() {
        return path;
    }

    /** What the command calls one. */
    String noun() {
        return noun;
    }

    /**
     * The command that goes on with one.
     *
     * @param folder that its user wants it in; null for one named after it
     */
    String resume(String id, @Nullable Path folder) {
        String resume = "storyreel " + command + " --resume " + id;
        return folder == null ? resume : resume + " --out " + quoted(folder.toString());
    }

    /** So that a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./+:@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
