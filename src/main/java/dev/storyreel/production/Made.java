package dev.storyreel.production;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of what something was made.
 *
 * @param key of all that decides what it holds
 * @param ownersKey by which other productions of the owner find it as well; null if it is of no use to them
 * @param notes JSON that whoever takes it up will need besides
 */
public record Made(
        WorkKey key, @Nullable WorkKey ownersKey, @Nullable String notes) {
    public Made {
        Objects.requireNonNull(key);
    }

    /** For its own production alone. */
    public Made(WorkKey key, @Nullable String notes) {
        this(key, null, notes);
    }
}
