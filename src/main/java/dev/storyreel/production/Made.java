package dev.storyreel.production;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of what something was made.
 *
 * @param key of all that decides what it holds
 * @param notes JSON that whoever takes it up will need besides
 */
public record Made(WorkKey key, @Nullable String notes) {
    public Made {
        Objects.requireNonNull(key);
    }
}
