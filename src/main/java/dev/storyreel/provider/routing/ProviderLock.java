package dev.storyreel.provider.routing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What one transaction holds at a time, over all processes, until it ends. */
final class ProviderLock {
    private ProviderLock() {}

    /** @param what a provider's name, or a production's id */
    static void hold(JdbcClient jdbc, String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('provider:' || ?, 0))")
                .param(what)
                .query((_, _) -> 0)
                .list();
    }
}
