package dev.storyreel.database;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Beans close in the reverse order: listener and pool, then the server, then the data directory. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Each takes some 3 MB of the server's memory, and rendering needs few at once. */
    private static final int KEPT_CONNECTIONS = 4;

    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(15);

    /** Unless the one who starts the context has opened it already, see {@link DataDirectory#initializer}. */
    @Bean
    @ConditionalOnMissingBean
    DataDirectory dataDirectory(DatabaseSettings settings) {
        if (!settings.holdsDataDirectory()) {
            return DataDirectory.share(settings.dataDir());
        }
        return switch (DataDirectory.open(settings.dataDir(), "serve")) {
            case DataDirectory.Opened opened -> opened.directory();
            case DataDirectory.Held held -> throw held.toException();
        };
    }

    @Bean
    PostgresServer postgresServer(DataDirectory directory, DatabaseSettings settings) {
        String url = settings.databaseUrl();
        return url == null || settings.isEmbedded()
                ? EmbeddedPostgres.start(directory)
                : RemotePostgres.check(url, settings.database().connectionTimeout());
    }

    @Bean
    HikariDataSource dataSource(PostgresServer server, DataDirectory directory, DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("storyreel");
        config.setDataSource(new ServerDataSource(server, "storyreel " + directory.nodeId()));
        config.setMaximumPoolSize(settings.database().poolSize());
        config.setMinimumIdle(Math.min(KEPT_CONNECTIONS, settings.database().poolSize()));
        config.setIdleTimeout(IDLE_CONNECTION.toMillis());
        config.setConnectionTimeout(settings.database().connectionTimeout().toMillis());
        return new HikariDataSource(config);
    }

    @Bean
    Notifications notifications(
            PostgresServer server, DataDirectory directory, HikariDataSource dataSource, DatabaseSettings settings) {
        RedisAddress redis = settings.redis();
        return new Notifications(
                redis != null
                        ? new RedisWire(redis)
                        : new PostgresWire(
                                new ServerDataSource(server, "storyreel " + directory.nodeId() + " notifications"),
                                dataSource));
    }

    @Bean
    @Conditional(RedisIsConfigured.class)
    RedisCheck redisCheck(DatabaseSettings settings) {
        return new RedisCheck(requireNonNull(settings.redis()));
    }

    static final class RedisIsConfigured implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("storyreel.redis-url", "")
                    .isBlank();
        }
    }

    @Bean
    FlywayMigrationStrategy schemaVersion() {
        return new SchemaVersion();
    }

    @Bean
    DatabaseCheck databaseCheck(PostgresServer server, HikariDataSource dataSource) {
        return new DatabaseCheck(server, dataSource);
    }
}
