package dev.storyreel.database;

import dev.storyreel.error.StoryreelException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads DATABASE_URL, in the form of libpq (percent-encoded) and in that of JDBC. */
final class DatabaseUrl {
    private static final Logger log = LoggerFactory.getLogger(DatabaseUrl.class);
    private static final String JDBC = "jdbc:postgresql:";
    // Not java.net.URI, which knows no host with an underscore, and whose errors repeat the password.
    private static final Pattern LIBPQ = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]*)(?::(?<port>\\d{1,5}))?"
            + "(?:/(?<database>[^/?#]*))?(?:\\?(?<query>[^#]*))?");
    /** Parameters of libpq that the driver knows, under its own names. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "options", "options",
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode");

    private DatabaseUrl() {}

    /** @throws StoryreelException {@link DatabaseError#DATABASE_URL_INVALID}, which does not repeat the URL */
    static ConnectionTarget parse(String text) {
        String url = text.strip();
        return url.startsWith(JDBC) ? jdbc(url) : libpq(url);
    }

    private static ConnectionTarget jdbc(String url) {
        Properties parsed = parseJdbc(url);
        Map<String, String> parameters = new HashMap<>();
        for (String name : parsed.stringPropertyNames()) {
            parameters.put(name, parsed.getProperty(name));
        }
        String host = parameters.remove("PGHOST");
        String port = parameters.remove("PGPORT");
        String database = parameters.remove("PGDBNAME");
        int query = url.indexOf('?');
        String bare = query < 0 ? url : url.substring(0, query);
        return new ConnectionTarget(bare, parameters, shown(host, port, database));
    }

    private static Properties parseJdbc(String url) {
        Properties parsed = null;
        try {
            // The driver would log a password that it takes for a port.
            parsed = hasLogin(url) ? null : Driver.parseURL(url, null);
        } catch (RuntimeException e) {
            log.debug("the driver cannot read the URL: {}", e.getClass().getName());
        }
        if (parsed == null) {
            throw invalid("it is no JDBC URL of PostgreSQL (user and password go into its parameters)");
        }
        return parsed;
    }

    /** Whether an @ stands before the first parameter, as in {@code //user:password@host}. */
    private static boolean hasLogin(String url) {
        int at = url.indexOf('@');
        int parameter = url.indexOf('=');
        return at >= 0 && (parameter < 0 || at < parameter);
    }

    private static ConnectionTarget libpq(String url) {
        Matcher parts = LIBPQ.matcher(url);
        if (!parts.matches()) {
            throw invalid("special characters in user and password must be percent-encoded, e.g. @ as %40");
        }
        String host = orElse(parts.group("host"), "localhost");
        String port = orElse(parts.group("port"), "5432");
        if (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw invalid("its port is not in 1–65535");
        }
        String user = orElse(decode(parts.group("user")), System.getProperty("user.name"));
        String database = orElse(decode(parts.group("database")), user);
        Map<String, String> parameters = parameters(parts.group("query"));
        parameters.put("user", user);
        String password = decode(parts.group("password"));
        if (!password.isEmpty()) {
            parameters.put("password", password);
        }
        String encoded = URLEncoder.encode(database, StandardCharsets.UTF_8);
        return new ConnectionTarget(
                JDBC + "//" + host + ":" + port + "/" + encoded, parameters, shown(host, port, database));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : orElse(query, "").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                String known = PARAMETERS.get(name);
                if (known == null) {
                    log.warn("DATABASE_URL: the parameter {} is not known and ignored", name);
                } else {
                    parameters.put(known, decode(pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decode(@Nullable String text) {
        try {
            return text == null ? "" : percentDecoded(text);
        } catch (IllegalArgumentException e) {
            throw invalid("a % in it is not followed by two hexadecimal digits; write % itself as %25");
        }
    }

    /** @throws IllegalArgumentException if a % is not followed by two hexadecimal digits */
    static String percentDecoded(String text) {
        // In this part of a URL a plus is a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null || text.isEmpty() ? other : text;
    }

    private static String shown(@Nullable String host, @Nullable String port, @Nullable String database) {
        return orElse(host, "localhost") + ":" + orElse(port, "5432") + "/" + orElse(database, "");
    }

    private static StoryreelException invalid(String why) {
        return new StoryreelException(
                DatabaseError.DATABASE_URL_INVALID,
                "DATABASE_URL is not understood: " + why
                        + "; the form is postgres://user:password@host:5432/database?sslmode=require");
    }
}
