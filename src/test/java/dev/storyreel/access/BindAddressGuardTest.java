package dev.storyreel.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

class BindAddressGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.7", "::"})
    void otherMachinesNeedAKey(String address) {
        InetAddress where = InetAddress.ofLiteral(address);

        assertRefused(where, null);
        assertRefused(where, " ");
        assertThatCode(() -> start(where, "a key")).doesNotThrowAnyException();
    }

    @Test
    void noAddressMeansEveryAddress() {
        assertRefused(null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "127.0.0.2"})
    void loopbackNeedsNone(String address) {
        assertThatCode(() -> start(InetAddress.ofLiteral(address), null)).doesNotThrowAnyException();
    }

    private static void assertRefused(@Nullable InetAddress address, @Nullable String key) {
        assertThatThrownBy(() -> start(address, key))
                .isInstanceOf(StoryreelException.class)
                .hasMessageContaining("API_KEY")
                .extracting(e -> ((StoryreelException) e).errorCode())
                .isEqualTo(AccessError.API_KEY_REQUIRED);
    }

    private static void start(@Nullable InetAddress address, @Nullable String key) {
        ServerProperties server = new ServerProperties();
        server.setAddress(address);
        new BindAddressGuard(new AccessSettings(key, List.of(), List.of()), server)
                .customize(new TomcatServletWebServerFactory());
    }
}
