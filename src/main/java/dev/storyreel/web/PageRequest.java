package dev.storyreel.web;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a client asks for.
 *
 * @param limit 1–100 rows
 * @param after the place where the page before ended; none for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    /** @throws StoryreelException {@link WebError#INVALID_PARAMETER} */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new WrongField(WebError.INVALID_PARAMETER, "limit", "must be 1 to " + MAX_LIMIT);
        }
    }

    /**
     * From the query parameters {@code limit} and {@code cursor}.
     *
     * @throws StoryreelException {@link WebError#INVALID_PARAMETER}, {@link WebError#INVALID_CURSOR}
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit, cursor == null ? null : Cursor.decode(cursor));
    }
}
