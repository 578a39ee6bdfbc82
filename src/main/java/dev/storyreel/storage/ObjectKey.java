package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an object: 1–8 parts of 1–128 characters from {@code A–Z a–z 0–9 . _ -}, joined by slashes, no part
 * beginning with a dot. So it is the same in a folder, in S3 and in a URL, and can never climb out of its store.
 */
public record ObjectKey(String value) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final int MAX_PARTS = 8;

    /**
     * @throws StoryreelException {@link StorageError#OBJECT_KEY_INVALID}
     */
    public ObjectKey {
        String[] parts = value.split("/", -1);
        if (parts.length > MAX_PARTS) {
            throw invalid(value);
        }
        for (String part : parts) {
            if (!PART.matcher(part).matches()) {
                throw invalid(value);
            }
        }
    }

    /** The key of the parts joined by slashes. */
    public static ObjectKey of(String... parts) {
        return new ObjectKey(String.join("/", parts));
    }

    /** The key of that name; none if nothing of ours could be called so. */
    public static Optional<ObjectKey> read(String name) {
        try {
            return Optional.of(new ObjectKey(name));
        } catch (StoryreelException notOurs) {
            return Optional.empty();
        }
    }

    /** The last part. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    private static StoryreelException invalid(String value) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new StoryreelException(StorageError.OBJECT_KEY_INVALID, "not an object key: \"" + shown + "\"");
    }

    @Override
    public String toString() {
        return value;
    }
}
