package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.util.Optional;

/**
 * What stands before our keys in a bucket that others use too.
 *
 * @param value empty, or ending in a slash
 */
public record ObjectPrefix(String value) {
    /**
     * @param setting parts as those of an {@link ObjectKey}, joined by slashes; empty for none
     * @throws StoryreelException {@link StorageError#OBJECT_KEY_INVALID}
     */
    public static ObjectPrefix of(String setting) {
        String parts = setting.strip().replaceAll("^/+|/+$", "");
        return new ObjectPrefix(parts.isEmpty() ? "" : new ObjectKey(parts).value() + "/");
    }

    /** What the object is called in the bucket. */
    public String name(ObjectKey key) {
        return value + key.value();
    }

    /** The key of what is called so; none if it is not one of ours. */
    public Optional<ObjectKey> key(String name) {
        return name.startsWith(value) ? ObjectKey.read(name.substring(value.length())) : Optional.empty();
    }
}
