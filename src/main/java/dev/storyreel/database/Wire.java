package dev.storyreel.database;

import java.io.IOException;
import java.util.function.Consumer;

/** What carries {@link Notifications} between processes. Closed from another thread than the one that listens. */
interface Wire extends AutoCloseable {
    /** In a log: what it is, without user and password. */
    String describe();

    /**
     * Connects and listens until the connection breaks or the wire is closed.
     *
     * @param connected called once every message from now on will be heard
     * @param messages called for each message, on this thread
     * @throws IOException always in the end: why it heard no more
     */
    void listen(Runnable connected, Consumer<String> messages) throws IOException;

    /**
     * Sends to all who listen, this process too.
     *
     * @throws RuntimeException when it could not be sent
     */
    void send(String message);

    /** Ends {@link #listen}, now and from now on. */
    @Override
    void close();
}
