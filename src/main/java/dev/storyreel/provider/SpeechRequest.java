package dev.storyreel.provider;

import org.jspecify.annotations.Nullable;

/**
 * @param text what to say, not blank
 * @param language BCP 47, e.g. {@code en}
 * @param speed 1 is the voice's own, 0.5–2
 * @param voice who is to speak; null for whoever comes first, in a voice of its own
 */
public record SpeechRequest(
        String text,
        String language,
        double speed,
        @Nullable VoiceRef voice) {
    public SpeechRequest {
        if (!(speed >= 0.5 && speed <= 2)) {
            throw new IllegalArgumentException("speed must be 0.5 to 2: " + speed);
        }
    }

    /** With nobody in particular. */
    public SpeechRequest(String text, String language, double speed) {
        this(text, language, speed, null);
    }

    /**
     * The voice that a provider is to speak with, as it calls it.
     *
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_SPOKEN} if none is named and it has none for the language
     */
    public String voiceOf(SpeechProvider provider) {
        return voice != null
                ? voice.voice()
                : provider.voiceFor(language)
                        .orElseThrow(() -> new ProviderException(
                                ProviderError.LANGUAGE_NOT_SPOKEN,
                                provider.name() + " does not speak " + Languages.name(language)));
    }

    /**
     * For vendors that take no more at once.
     *
     * @param vendor as people know it
     * @throws ProviderException {@link ProviderError#PROVIDER_REQUEST_REJECTED}
     */
    public void requireNoLongerThan(int characters, String vendor) {
        if (text.length() > characters) {
            throw new ProviderException(
                    ProviderError.PROVIDER_REQUEST_REJECTED,
                    vendor + " speaks at most " + characters + " characters at once, and the scene has " + text.length()
                            + "; cut it in two");
        }
    }

    /**
     * For vendors that would make of a text without words whatever they like.
     *
     * @throws ProviderException {@link ProviderError#TEXT_NOT_SPEAKABLE}
     */
    public void requireSpeakable() {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new ProviderException(
                    ProviderError.TEXT_NOT_SPEAKABLE, "there is no word in the text that can be spoken");
        }
    }
}
