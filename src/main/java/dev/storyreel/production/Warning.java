package dev.storyreel.production;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that went less well than asked for, but did not stop the work.
 *
 * @param code stable, snake_case
 * @param message one sentence for people
 * @param part the branch of the {@link JobGraph} that it is about, such as a language; null, and not shown, if it is about all
 */
public record Warning(
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String part) {

    /** About all of it. */
    public Warning(String code, String message) {
        this(code, message, null);
    }
}
