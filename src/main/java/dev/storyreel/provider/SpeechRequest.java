package dev.storyreel.provider;

/**
 * @param text what to say, not blank
 * @param language BCP 47, e.g. {@code en}
 * @param speed 1 is the voice's own, 0.5–2
 */
public record SpeechRequest(String text, String language, double speed) {
    public SpeechRequest {
        if (!(speed >= 0.5 && speed <= 2)) {
            throw new IllegalArgumentException("speed must be 0.5 to 2: " + speed);
        }
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
