package dev.storyreel.cli;

import java.net.URI;

/** A studio server that can be asked over HTTP; closing it stops the server if it was started for this. */
interface Studio extends AutoCloseable {
    /** The server's root, e.g. {@code http://127.0.0.1:8420}. */
    URI url();

    @Override
    void close();

    /** A server that runs on its own. */
    record Remote(URI url) implements Studio {
        @Override
        public void close() {
            // it is not ours to stop
        }
    }
}
