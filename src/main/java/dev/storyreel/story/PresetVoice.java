package dev.storyreel.story;

import dev.storyreel.provider.VoiceRef;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks the films of a preset that do not say so themselves, and how; each part may be left open.
 *
 * @param speed 1 is the voice's own, 0.5–2
 * @param language BCP 47
 */
record PresetVoice(
        @Nullable VoiceRef voice,
        @Nullable Double speed,
        @Nullable String language) {}
