package dev.storyreel.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The host names that a server without an API key answers to. */
@Component
final class KnownHosts {
    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1"));

    KnownHosts(AccessSettings settings) {
        settings.allowedHosts().forEach(name -> names.add(plain(name)));
    }

    boolean knows(String host) {
        return names.contains(plain(host));
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT).strip();
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }
}
