package dev.storyreel.media.sound;

import java.io.IOException;

/** A sound that holds files. For one thread. */
interface OpenSound extends SoundSource, AutoCloseable {
    @Override
    void close() throws IOException;

    /** Opens the same sound at its beginning, as often as it takes. */
    @FunctionalInterface
    interface Opener {
        OpenSound open() throws IOException;
    }
}
