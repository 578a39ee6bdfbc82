package dev.storyreel.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Times in a sound as vendors tell them, in seconds. A time a little past the end, which recognisers give to the last word,
 * is the end.
 */
public final class SpokenTimes {
    private static final double LENIENCY_SECONDS = 1;

    private final double length;

    /** @param length of the sound */
    public SpokenTimes(Duration length) {
        this.length = length.toNanos() / 1e9;
    }

    /**
     * Milliseconds from the start.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_BAD_ANSWER} if there is no such time in the sound
     */
    public long millis(@Nullable Double seconds) {
        if (seconds == null || !(seconds >= 0 && seconds <= length + LENIENCY_SECONDS)) {
            throw new ProviderException(
                    ProviderError.PROVIDER_BAD_ANSWER, "a word was heard at " + seconds + " s of " + length + " s");
        }
        return Math.round(Math.min(seconds, length) * 1000);
    }

    /** The same for an end, which is not before its start. */
    public long millisAfter(long startMs, @Nullable Double seconds) {
        return Math.max(startMs, millis(seconds));
    }
}
