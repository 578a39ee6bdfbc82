package dev.storyreel.web;

import dev.storyreel.error.ErrorCode;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * The HTTP statuses of a module's errors where they differ from the rule: a code that ends in {@code _not_found} is 404;
 * else the type says it: user 400, refused 422, budget 402, provider 502, resources 503, internal 500. A module
 * contributes a bean of this.
 */
public record ErrorStatuses(Map<? extends ErrorCode, HttpStatus> statuses) {
    public ErrorStatuses {
        statuses = Map.copyOf(statuses);
    }
}
