package dev.storyreel.database;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine this process runs on. */
final class Host {
    private static final String NAME = lookUp();

    private Host() {}

    static String name() {
        return NAME;
    }

    private static String lookUp() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The name has no address; it is in the message before the colon, and HOSTNAME is the shell's.
            String name = System.getenv("HOSTNAME");
            return name == null || name.isBlank() ? "localhost" : name;
        }
    }
}
