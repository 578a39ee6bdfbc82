package dev.storyreel.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Which voice of which provider, written {@code cartesia/79f8b5fb-2cc8-479a-80df-29f7a7cf1a3e}.
 *
 * @param provider the adapter's name
 * @param voice what the provider itself calls it
 */
public record VoiceRef(String provider, String voice) {
    private static final int LONGEST = 200;

    public VoiceRef {
        if (!isWritten(provider + "/" + voice)) {
            throw new IllegalArgumentException("not a voice: " + provider + "/" + voice);
        }
    }

    /** What that stands for, if it is written like this; there may be no such voice. */
    public static Optional<VoiceRef> of(String written) {
        int slash = written.indexOf('/');
        return isWritten(written)
                ? Optional.of(new VoiceRef(written.substring(0, slash), written.substring(slash + 1)))
                : Optional.empty();
    }

    /** As {@link #toString} writes it: what is kept in rows is read again. */
    @JsonCreator
    static VoiceRef read(String written) {
        return of(written).orElseThrow(() -> new IllegalArgumentException("not a voice: " + written));
    }

    /** Nothing in it begins an option, leaves a path or ends a header. */
    private static boolean isWritten(String text) {
        return text.length() <= LONGEST && text.matches("[a-z0-9-]+/[A-Za-z0-9][A-Za-z0-9._:+()-]*");
    }

    @Override
    @JsonValue
    public String toString() {
        return provider + "/" + voice;
    }
}
