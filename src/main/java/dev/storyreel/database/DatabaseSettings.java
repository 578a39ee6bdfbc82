package dev.storyreel.database;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param dataDir the folder that holds everything of this installation
 * @param databaseUrl {@code postgres://user:password@host:port/database?sslmode=…} or {@code jdbc:postgresql:…}; when
 *     empty, an embedded PostgreSQL keeps its data in the data directory
 * @param redisUrl {@code redis://user:password@host:port/number}, or {@code rediss://} for TLS: Redis carries the wake-ups
 *     between processes; when empty, PostgreSQL does
 * @param role {@code all}, {@code api} or {@code worker}: a worker on another database does not hold the data directory
 * @param database the pool
 */
@Validated
@ConfigurationProperties("storyreel")
record DatabaseSettings(
        Path dataDir,
        @Nullable String databaseUrl,
        @Nullable String redisUrl,
        @DefaultValue("all") String role,
        @DefaultValue @Valid Pool database) {

    /**
     * @param poolSize connections, 2–90 (the embedded PostgreSQL allows 100)
     * @param connectionTimeout how long to wait for a connection, at start and later
     */
    record Pool(
            @DefaultValue("16") @Min(2) @Max(90) int poolSize,
            @DefaultValue("5s") Duration connectionTimeout) {}

    boolean isEmbedded() {
        return databaseUrl == null || databaseUrl.isBlank();
    }

    /** Where Redis is, if it is to carry the wake-ups. */
    @Nullable
    RedisAddress redis() {
        return redisUrl == null || redisUrl.isBlank() ? null : RedisAddress.parse(redisUrl);
    }

    /** Whether this process must be the only one that runs on the data directory. */
    boolean holdsDataDirectory() {
        return isEmbedded() || !role.equals("worker");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[dataDir=" + dataDir + ", embedded=" + isEmbedded() + ", redis="
                + (redisUrl != null && !redisUrl.isBlank()) + ", role=" + role + ", database=" + database + "]";
    }
}
