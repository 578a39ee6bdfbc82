package dev.storyreel.database;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The process that works on a data directory.
 *
 * @param pid its process id on its host
 * @param host the name of the machine (or container) it runs on
 * @param startedAt when the process started
 * @param command what it was asked to do, e.g. {@code serve}
 * @param url where its API answers, once that is known
 */
public record Holder(
        long pid,
        String host,
        Instant startedAt,
        String command,
        @Nullable URI url) {
    public Holder {
        Objects.requireNonNull(host);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(command);
    }

    Holder withUrl(URI newUrl) {
        return new Holder(pid, host, startedAt, command, newUrl);
    }

    /** One phrase for people, e.g. {@code "serve" (process 4711, since 2026-01-01T10:00:00Z, http://127.0.0.1:8080)}. */
    public String describe() {
        String where = host.equals(Host.name()) ? "" : " on the other machine " + host;
        return "\"" + command + "\" (process " + pid + where + ", since " + startedAt + (url == null ? "" : ", " + url)
                + ")";
    }
}
