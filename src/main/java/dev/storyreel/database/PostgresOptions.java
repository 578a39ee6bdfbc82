package dev.storyreel.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the embedded server runs: durable, reachable from this machine alone, and small. */
final class PostgresOptions {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            // Durable: a committed row survives whatever ends the machine.
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            // Reachable from here alone. No Unix socket: its path may have but 107 bytes.
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            // Small: 64 MB and no process that only waits for work that never comes.
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_connections", "100"),
            Map.entry("io_method", "sync"),
            Map.entry("max_worker_processes", "2"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("jit", "off"),
            // Nobody replicates from it, so the log holds only what recovery needs.
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("checkpoint_timeout", "10min"),
            // Queue tables change all the time.
            Map.entry("autovacuum_naptime", "20s"),
            // Every statement looks up a few rows by index. A plan made while a table was small is kept for long,
            // so none may be made that reads a table whole.
            Map.entry("plan_cache_mode", "force_generic_plan"),
            Map.entry("enable_seqscan", "off"),
            Map.entry("enable_hashjoin", "off"),
            Map.entry("enable_mergejoin", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"));

    private PostgresOptions() {}

    /** The command line; options on it win over {@code postgresql.conf}. */
    static List<String> command(PostgresBinaries binaries, PostgresCluster cluster, int port) {
        Map<String, String> options = new TreeMap<>(OPTIONS);
        options.put("port", Integer.toString(port));
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            // Its other methods leave the data in the drive's cache.
            options.put("wal_sync_method", "fsync_writethrough");
        }
        List<String> command = new ArrayList<>(List.of(
                binaries.program("postgres").toString(), "-D", cluster.data().toString()));
        options.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }
}
