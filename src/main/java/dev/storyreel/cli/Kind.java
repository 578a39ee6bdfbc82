package dev.storyreel.cli;

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

    /** The command that goes on with one. */
    String resume(String id) {
        return "storyreel " + command + " --resume " + id;
    }
}
