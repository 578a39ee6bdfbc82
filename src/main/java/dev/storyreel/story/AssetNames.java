package dev.storyreel.story;

/** What a story's files are called. */
final class AssetNames {
    static final String PLAN = "plan.json";
    static final String FILM = "final.mp4";
    static final String POSTER = "poster.jpg";
    static final String PREVIEW = "preview.gif";
    static final String REPORT = "report.json";
    static final String SOUNDTRACK = "soundtrack.m4a";
    /** Whose work is in the film. */
    static final String CREDITS = "credits.txt";

    static final String SRT = "captions.srt";
    static final String VTT = "captions.vtt";

    /** The user's own, without its extension. */
    static final String MUSIC = "music";

    private static final String SOURCE = "source_";

    private AssetNames() {}

    /** Without its extension, which depends on what the provider sends. */
    static String audio(int clip) {
        return "clip_" + clip + "_audio";
    }

    /** The sound as it is mixed, where the provider's own file has to be converted first. */
    static String narration(int clip) {
        return "clip_" + clip + "_narration.wav";
    }

    /** Without its extension, which depends on what the provider sends. */
    static String image(int clip) {
        return "clip_" + clip + "_image";
    }

    /** The clip that was made of the picture, without its extension, which depends on what the provider sends. */
    static String motion(int clip) {
        return "clip_" + clip + "_motion";
    }

    /** A clip from stock, without its extension, which depends on what the vendor sends. */
    static String stock(int clip) {
        return "clip_" + clip + "_stock";
    }

    /** The user's own clip, without its extension; the same in all scenes that show it. */
    static String source(String sha256) {
        return SOURCE + sha256.substring(0, 16);
    }

    /** Whether it is what a clip of the user's own is called. */
    static boolean isSource(String name) {
        return name.startsWith(SOURCE);
    }

    static String video(int clip) {
        return "clip_" + clip + ".mp4";
    }

    /** Between that clip and the next. */
    static String transition(int clip) {
        return "transition_" + clip + ".mp4";
    }
}
