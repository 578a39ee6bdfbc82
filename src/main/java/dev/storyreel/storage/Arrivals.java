package dev.storyreel.storage;

import java.io.IOException;

/**
 * Told of every object that came in at a {@link SignedUpload} of this server, before its sender gets an answer. Whoever asks
 * for uploads contributes a bean of this, and looks at the objects of its own alone.
 */
public interface Arrivals {
    /**
     * Called again when the same bytes are sent again.
     *
     * @throws dev.storyreel.error.StoryreelException tells the sender why the object is not taken
     */
    void arrived(ObjectKey key) throws IOException, InterruptedException;
}
