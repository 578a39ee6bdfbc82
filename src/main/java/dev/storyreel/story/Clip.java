package dev.storyreel.story;

import dev.storyreel.provider.ProviderUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scene of a film, as far as it is made.
 *
 * @param index from 0
 * @param narration what is said
 * @param imagePrompt what is seen
 * @param frames length of the rendered clip
 */
record Clip(
        int index,
        String narration,
        String imagePrompt,
        @Nullable Voice voice,
        @Nullable Drawing drawing,
        @Nullable Integer frames) {

    /**
     * @param asset name of the sound file
     * @param narration name of the same sound as it is mixed; the same file where that needs no conversion
     * @param samples its length, of one channel at 48 kHz
     * @param use who spoke
     */
    record Voice(String asset, String narration, long samples, ProviderUse use) {}

    /**
     * @param asset name of the picture file
     * @param attributions whose work is in it
     * @param use who drew
     */
    record Drawing(String asset, List<String> attributions, ProviderUse use) {
        Drawing {
            attributions = List.copyOf(attributions);
        }
    }

    /** @throws IllegalStateException before the narration is spoken */
    Voice requireVoice() {
        return required(voice, "voice");
    }

    /** @throws IllegalStateException before the picture is drawn */
    Drawing requireDrawing() {
        return required(drawing, "picture");
    }

    /** @throws IllegalStateException before the clip is rendered */
    int requireFrames() {
        return required(frames, "film");
    }

    private <T> T required(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("clip " + index + " has no " + name + " yet");
        }
        return part;
    }
}
