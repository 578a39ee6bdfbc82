package dev.storyreel.dub;

/** What a dub's files are called. */
final class DubAssets {
    /** The user's files, without their extensions. */
    static final String RECORDING = "recording";

    static final String BACKGROUND = "background";

    /** Where the recording speaks. */
    static final String SPEECH = "speech.json";

    /** What it says. */
    static final String TRANSCRIPT = "transcript.json";

    private DubAssets() {}

    /** A piece of the recording, for whoever writes it down. */
    static String piece(int index) {
        return "piece_" + index + ".wav";
    }

    /** What was heard in that piece. */
    static String heard(int index) {
        return "heard_" + index + ".json";
    }

    /**
     * Some lines, translated.
     *
     * @param round {@code first}, which part or repair of it, or which one of those that were to be shorter or longer
     */
    static String translation(String language, String round, int batch) {
        return language + "_translation_" + round + "_" + batch + ".json";
    }

    /** A line as it was spoken, without its extension, which depends on what the provider sends. */
    static String take(String language, int line) {
        return language + "_line_" + line;
    }

    /** The same as it is mixed, where the provider's own file has to be converted first. */
    static String takeWav(String language, int line) {
        return language + "_line_" + line + "_mixed.wav";
    }

    /** All lines: what they say, who spoke them, and where they are heard. */
    static String lines(String language) {
        return language + "_lines.json";
    }

    static String voice(String language) {
        return language + "_voice.flac";
    }

    static String mix(String language) {
        return language + "_mix.flac";
    }

    /** @param extension without the dot */
    static String video(String language, String extension) {
        return language + "_video." + extension;
    }

    static String srt(String language) {
        return language + ".srt";
    }

    static String vtt(String language) {
        return language + ".vtt";
    }

    static String manifest(String language) {
        return language + "_manifest.json";
    }
}
