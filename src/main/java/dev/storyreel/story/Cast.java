package dev.storyreel.story;

import dev.storyreel.provider.VoiceRef;
import java.util.Map;

/**
 * Everybody who speaks in a film.
 *
 * @param scenes voices of scenes that have one of their own, by their index
 */
record Cast(Narrator narrator, Map<Integer, VoiceRef> scenes) {
    Cast {
        scenes = Map.copyOf(scenes);
    }
}
