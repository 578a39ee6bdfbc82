package dev.storyreel.access;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param apiKey what callers of {@code /v1} must show; blank for none, which only a loopback address allows
 * @param corsOrigins origins of web pages that may call, e.g. {@code http://localhost:3000}, or {@code *}
 * @param allowedHosts names, beside those of loopback, that a server without an API key answers to
 */
@ConfigurationProperties("storyreel")
record AccessSettings(
        @Nullable String apiKey,
        @DefaultValue("http://localhost:3000") List<String> corsOrigins,
        @DefaultValue List<String> allowedHosts) {
    AccessSettings {
        corsOrigins = List.copyOf(corsOrigins);
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** The key, if one is set. */
    Optional<String> key() {
        return Optional.ofNullable(apiKey).filter(key -> !key.isBlank());
    }

    @Override
    public String toString() {
        return "AccessSettings[apiKey=" + (key().isPresent() ? "set" : "none") + ", corsOrigins=" + corsOrigins
                + ", allowedHosts=" + allowedHosts + "]";
    }
}
