package dev.storyreel.production;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A name for a piece of work after its content: SHA-256 over all that decides what comes out. The same key, the same
 * result. Files are part of it by the hashes of what they hold, never by where they are; the name of what comes out is part
 * of it where there are several of a kind, as whoever takes it up takes it with its name.
 *
 * @param sha256 lower-case hexadecimal
 */
public record WorkKey(String sha256) {
    public WorkKey {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
    }

    /**
     * @param work what is done, e.g. {@code speech}
     * @param parts of what and how: values, and records and lists of such; another number or order is another key
     * @throws IllegalArgumentException for anything that is not plainly a value
     */
    public static WorkKey of(String work, Object... parts) {
        return new WorkKey(DigestUtils.sha256Hex(CanonicalForm.of(List.of(work, List.of(parts)))));
    }
}
