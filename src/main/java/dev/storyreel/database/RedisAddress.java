package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What REDIS_URL says: {@code redis[s]://[user][:password]@host[:port][/number]}, percent-encoded.
 *
 * @param tls whether the connection is encrypted ({@code rediss})
 * @param user null for the default user
 * @param password null if none is asked for
 * @param number the database's number, 0–9999; Redis delivers messages across its databases, so this one only keeps
 *     installations apart that share a server
 */
record RedisAddress(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password,
        int number) {
    // Not java.net.URI, which knows no host with an underscore, and whose errors repeat the password.
    private static final Pattern URL = Pattern.compile("redis(?<tls>s?)://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?(?:/(?<number>\\d{0,4}))?");

    /** @throws StoryreelException {@link DatabaseError#REDIS_URL_INVALID}, which does not repeat the URL */
    static RedisAddress parse(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw invalid("special characters in user and password must be percent-encoded, e.g. @ as %40");
        }
        int port = parts.group("port") == null ? 6379 : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > 65_535) {
            throw invalid("its port is not in 1–65535");
        }
        String number = parts.group("number");
        try {
            return new RedisAddress(
                    parts.group("host").replaceAll("[\\[\\]]", ""),
                    port,
                    !parts.group("tls").isEmpty(),
                    given(parts.group("user")),
                    given(parts.group("password")),
                    number == null || number.isEmpty() ? 0 : Integer.parseInt(number));
        } catch (IllegalArgumentException e) {
            throw invalid("a % in it is not followed by two hexadecimal digits; write % itself as %25");
        }
    }

    private static @Nullable String given(@Nullable String encoded) {
        return encoded == null || encoded.isEmpty() ? null : DatabaseUrl.percentDecoded(encoded);
    }

    /** Without user and password. */
    String shown() {
        return host + ":" + port + (number == 0 ? "" : "/" + number);
    }

    @Override
    public String toString() {
        return "RedisAddress[" + shown() + "]";
    }

    private static StoryreelException invalid(String why) {
        return new StoryreelException(
                DatabaseError.REDIS_URL_INVALID,
                "REDIS_URL is not understood: " + why
                        + "; the form is redis://user:password@host:6379/0, or rediss:// for TLS");
    }
}
