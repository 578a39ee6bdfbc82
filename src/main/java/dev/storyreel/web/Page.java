package dev.storyreel.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param data the rows
 * @param nextCursor asks for the page after this one; null on the last
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {
    public Page {
        data = List.copyOf(data);
    }

    /**
     * The page of rows that were read with {@code limit + 1}: the row too many says that there is a next page.
     *
     * @param cursor the place of a row
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<? super T, Cursor> cursor) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> data = rows.subList(0, request.limit());
        return new Page<>(data, cursor.apply(data.getLast()).encode());
    }

    /** The same page with its rows shown in another form. */
    public <R> Page<R> map(Function<? super T, R> form) {
        return new Page<>(data.stream().<R>map(form).toList(), nextCursor);
    }
}
