package dev.storyreel.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * @param sound a whole sound file of at most {@link #MAX_BYTES}: whoever has more cuts it at silence; not copied, so not to be
 *     changed
 * @param contentType {@code audio/wav}, {@code audio/flac}, {@code audio/mpeg}, {@code audio/mp4}, {@code audio/ogg} or
 *     {@code audio/webm}
 * @param length of the sound, more than none
 * @param language BCP 47, e.g. {@code en}; empty to have it found out
 * @param speakers whether to tell speakers apart, where the provider can
 */
public record RecognitionRequest(
        byte[] sound, String contentType, Duration length, Optional<String> language, boolean speakers) {
    /** What the strictest vendor takes, with room for what goes around it. */
    public static final int MAX_BYTES = 24 << 20;

    public RecognitionRequest {
        if (sound.length == 0 || sound.length > MAX_BYTES) {
            throw new IllegalArgumentException("a sound has 1 to " + MAX_BYTES + " bytes, not " + sound.length);
        }
        if (!length.isPositive()) {
            throw new IllegalArgumentException("length must be positive: " + length);
        }
        if (language.isPresent()
                && Locale.forLanguageTag(language.get()).getLanguage().isEmpty()) {
            throw new IllegalArgumentException("not a language: " + language.get());
        }
        if (!contentType.matches("audio/[a-z0-9.+-]{2,40}")) {
            throw new IllegalArgumentException("not a sound: " + contentType);
        }
    }

    /** What it uses up; a second begun counts whole. */
    public Usage usage() {
        return Usage.of(Unit.SOUND_SECONDS, length.plusMillis(999).toSeconds());
    }
}
