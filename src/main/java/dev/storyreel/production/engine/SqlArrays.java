package dev.storyreel.production.engine;

import java.util.Collection;
import java.util.function.Function;

/** Columns of many rows as parameters of one statement: {@code unnest(:ids::uuid[], :numbers::integer[])}. */
final class SqlArrays {
    private SqlArrays() {}

    /** One column, in the order of the rows; the statement casts it to its type. */
    static <T> String[] of(Collection<T> rows, Function<? super T, ?> column) {
        return rows.stream().map(column).map(Object::toString).toArray(String[]::new);
    }
}
