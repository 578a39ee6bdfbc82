package dev.storyreel.production;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that equal ones, and only those, are written alike, in every process. Records say their names, so two
 * forms of one thing differ; texts say their lengths, so none can pretend to be something else. What is not plainly a value
 * is refused rather than taken by its address.
 */
final class CanonicalForm {
    private final StringBuilder out = new StringBuilder();

    private CanonicalForm() {}

    static String of(Object value) {
        CanonicalForm form = new CanonicalForm();
        form.write(value);
        return form.out.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.append('-');
            case String text -> text(text);
            case Path path -> text(path.toString());
            case UUID id -> text(id.toString());
            case Boolean flag -> out.append(flag);
            case Byte number -> out.append(number);
            case Short number -> out.append(number);
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            // with its point or exponent, so never taken for a whole number
            case Double number -> out.append(number);
            case Float number -> out.append(number.doubleValue());
            case BigDecimal number -> text(number.stripTrailingZeros().toPlainString());
            case Enum<?> constant ->
                out.append(constant.getDeclaringClass().getSimpleName())
                        .append('.')
                        .append(constant.name());
            case List<?> list -> list(list);
            case Record record -> record(record);
            default ->
                throw new IllegalArgumentException(
                        "not a value: " + value.getClass().getName());
        }
    }

    private void text(String text) {
        out.append(text.length()).append('"').append(text);
    }

    private void list(List<?> list) {
        out.append('[');
        list.forEach(element -> {
            write(element);
            out.append(',');
        });
        out.append(']');
    }

    private void record(Record record) {
        out.append(record.getClass().getSimpleName()).append('(');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            out.append(component.getName()).append('=');
            write(value(record, component));
            out.append(',');
        }
        out.append(')');
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            // records that only their own package sees are values all the same
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot read " + component + " of " + record.getClass(), e);
        }
    }
}
