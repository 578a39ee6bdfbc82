package dev.storyreel.web;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.error.WrongField;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * The place after one row of a list that is ordered by time and id. Clients see it as an opaque string.
 *
 * @param at the row's time, cut to microseconds as PostgreSQL keeps it
 * @param id the row's id, telling rows of one time apart
 */
public record Cursor(Instant at, UUID id) {
    private static final int BYTES = 24;
    private static final int CHARACTERS = 32;

    public Cursor {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The opaque string: base64url of epoch microseconds and id. */
    public String encode() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws StoryreelException {@link WebError#INVALID_CURSOR} */
    public static Cursor decode(String encoded) {
        if (encoded.length() != CHARACTERS) {
            throw invalid();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
            long micros = bytes.getLong();
            if (micros < 0) {
                // no row is that old, and the database knows no time before 4713 BC
                throw invalid();
            }
            Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException | ArithmeticException e) {
            throw invalid();
        }
    }

    private static StoryreelException invalid() {
        return new WrongField(
                WebError.INVALID_CURSOR, "cursor", "must be the next_cursor of an earlier answer, unchanged");
    }
}
