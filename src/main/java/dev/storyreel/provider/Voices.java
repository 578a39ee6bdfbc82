package dev.storyreel.provider;

import org.jspecify.annotations.Nullable;

/** Finds out what somebody wants to have spoken with. Safe for use by many threads. */
public interface Voices {
    /**
     * @param voice null where whoever comes first in the route speaks in its own voice
     * @param language BCP 47, in its canonical form
     */
    record Choice(@Nullable VoiceRef voice, String language) {}

    /**
     * Settles a wish. Voices are looked up in their provider's list, which may have to be fetched: not for use within a
     * transaction. While that list cannot be had, an id is taken as it is where a language is given, and a name is refused, whosever it may be.
     *
     * @param voice an id such as {@code cartesia/79f8…}, or what its provider calls it; null for none in particular
     * @param language BCP 47; null for the voice's own, and for English where none is named
     * @throws ProviderException with a message that does not name the field: {@link ProviderError#VOICE_UNKNOWN}, {@link ProviderError#LANGUAGE_NOT_SPOKEN},
     *     {@link ProviderError#PROVIDER_UNAVAILABLE} if the lists cannot be had
     */
    Choice choose(@Nullable String voice, @Nullable String language);

    /**
     * Passes where somebody can write a film in that language.
     *
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_WRITTEN}
     */
    void requireWriter(String language);
}
