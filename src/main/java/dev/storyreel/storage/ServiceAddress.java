package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.net.URI;

/** Addresses of storage services, which are shown in messages. */
public final class ServiceAddress {
    private ServiceAddress() {}

    /**
     * Looks whether it is one: {@code http} or {@code https}, with a host, and without a name or password, which belong
     * into settings that are never shown.
     *
     * @param variable that sets it
     * @throws StoryreelException {@link StorageError#STORAGE_NOT_CONFIGURED}
     */
    public static void require(URI address, String variable) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new StoryreelException(
                    StorageError.STORAGE_NOT_CONFIGURED,
                    variable + " must be an http or https address with a host and without a user or password");
        }
    }

    /** Host and port, for people; nothing that could be secret. */
    public static String shown(URI address) {
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
