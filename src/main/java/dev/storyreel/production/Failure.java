package dev.storyreel.production;

import dev.storyreel.error.ErrorCode;
import java.util.Locale;

/**
 * Why an attempt, a job or a production failed, as it is stored and shown.
 *
 * @param code stable, snake_case
 * @param type {@code user}, {@code provider}, {@code refused}, {@code budget}, {@code resources} or {@code internal}
 * @param message for people; names the thing and, where there is one, the fix
 */
public record Failure(String code, String type, String message) {
    public static Failure of(ErrorCode error, String message) {
        return new Failure(error.code(), error.type().name().toLowerCase(Locale.ROOT), message);
    }
}
