package dev.storyreel.story;

import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VoiceRef;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks a film, and how.
 *
 * @param voice null for whoever is asked first, in a voice of its own
 * @param speed 1 is the voice's own, 0.5–2
 * @param language BCP 47
 */
record Narrator(@Nullable VoiceRef voice, double speed, String language) {
    /** As clients write it where no voice is named. */
    static final String AUTO = "auto";

    static String code(@Nullable VoiceRef voice) {
        return voice == null ? AUTO : voice.toString();
    }

    /** What is to be spoken of a clip, by its own voice if it has one. */
    SpeechRequest says(Clip clip) {
        return new SpeechRequest(clip.narration(), language, speed, clip.ownVoice() == null ? voice : clip.ownVoice());
    }
}
