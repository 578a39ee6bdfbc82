package dev.storyreel.access;

import dev.storyreel.error.StoryreelException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Refuses to open the server to other machines while no API key is set. */
@Component
@ConditionalOnWebApplication
final class BindAddressGuard implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {
    private final AccessSettings settings;
    private final ServerProperties server;

    BindAddressGuard(AccessSettings settings, ServerProperties server) {
        this.settings = settings;
        this.server = server;
    }

    /** @throws StoryreelException {@link AccessError#API_KEY_REQUIRED} */
    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        InetAddress address = server.getAddress();
        if (settings.key().isEmpty() && !isLoopback(address)) {
            String where = address == null ? "every address" : address.getHostAddress();
            throw new StoryreelException(
                    AccessError.API_KEY_REQUIRED,
                    "refusing to listen on " + where + " without an API key: set API_KEY, or listen on 127.0.0.1");
        }
    }

    /** None set means all of the machine's addresses. */
    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
