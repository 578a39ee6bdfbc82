package dev.storyreel.provider;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * @param key names all that decides what comes out of the request: whoever asks again with the same key of the same
 *     production gets the clip that is being made already
 * @param scene what is to be seen
 * @param movement how it is to move
 * @param firstFrame what it begins with; null where words alone say what is seen
 * @param width pixels wanted; a provider may answer with another size of about the same shape
 * @param height pixels wanted
 * @param seconds wanted, more than 0; a provider makes what comes nearest without being longer, or the shortest it can
 * @param seed same seed and request, same clip, where the provider can do that; 0–2³¹−1, another for each clip of a film
 */
public record VideoRequest(
        String key,
        String scene,
        String movement,
        @Nullable FirstFrame firstFrame,
        int width,
        int height,
        double seconds,
        int seed) {
    public VideoRequest {
        if (scene.isBlank() || !(seconds > 0) || seed < 0 || width < 16 || height < 16) {
            throw new IllegalArgumentException("no clip can be asked for like that: " + seconds + " s of " + width + "×"
                    + height + ", seed " + seed);
        }
    }

    /** A picture that is read only when a clip is begun with it, not each time somebody asks how far it is. */
    @FunctionalInterface
    public interface FirstFrame {
        /** A whole JPEG file of about the request's shape, of a few hundred kilobytes. */
        byte[] jpeg() throws IOException, InterruptedException;
    }

    /**
     * What is seen, and how it moves.
     *
     * @param longest in characters; of what is too long the end of the scene is left out, never the movement
     */
    public String prompt(int longest) {
        String seen = scene.strip();
        int room = longest - movement.length() - 1;
        if (seen.length() > room) {
            int end = Math.max(1, room);
            int cut = seen.lastIndexOf(' ', end);
            seen = seen.substring(0, cut > 0 ? cut : Character.isLowSurrogate(seen.charAt(end)) ? end - 1 : end);
        }
        return seen + "\n" + movement;
    }

    /** So many whole seconds: the request's, rounded down, within what a provider can make. */
    public int wholeSeconds(int shortest, int longest) {
        return Math.clamp((long) Math.floor(seconds), shortest, longest);
    }
}
