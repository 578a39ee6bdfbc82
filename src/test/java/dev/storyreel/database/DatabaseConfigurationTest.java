package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {
    @TempDir
    Path temp;

    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Settings {}

    private ApplicationContextRunner studio() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Settings.class, DatabaseConfiguration.class)
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues("storyreel.data-dir=" + temp, "spring.flyway.locations=classpath:database-test");
    }

    private ApplicationContextRunner studioAt(String url) {
        return studio().withPropertyValues("storyreel.database-url=" + url);
    }

    @Test
    void embedsADatabaseByDefaultAndTakesItAwayAtTheEnd() {
        TestDatabase.prepare(temp);
        studio().withPropertyValues("storyreel.database.pool-size=3").run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
            assertThat(pool.getMinimumIdle()).isEqualTo(3);
            assertThat(JdbcClient.create(pool)
                            .sql("SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid()")
                            .query(String.class)
                            .single())
                    .isEqualTo(
                            "storyreel " + context.getBean(DataDirectory.class).nodeId());
            ComponentStatus status = context.getBean(DatabaseCheck.class).check();
            assertThat(status.state()).isEqualTo(ComponentStatus.State.UP);
            assertThat(status.detail()).matches("PostgreSQL 18\\.\\d+, embedded, .*/postgres/data");
        });
        assertThat(temp.resolve("postgres/data/postmaster.pid")).doesNotExist();
        TestDatabase.hold(temp).close();
    }

    @Test
    void takesADirectoryThatIsOpenAlready() {
        DataDirectory directory = TestDatabase.hold(temp);
        studioAt(TestDatabase.emptyDatabase())
                .withInitializer(context -> directory
                        .initializer()
                        .initialize((org.springframework.context.support.GenericApplicationContext) context))
                .run(context -> assertThat(context.getBean(DataDirectory.class)).isSameAs(directory));
        assertThat(directory.isHeld()).isFalse();
    }

    @Test
    void refusesADirectoryThatSomebodyElseHolds() {
        try (DataDirectory holder = TestDatabase.hold(temp)) {
            studioAt(TestDatabase.emptyDatabase())
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(StoryreelException.class)
                            .hasMessageContaining("in use by \"test\""));
            assertThat(holder.isHeld()).isTrue();
        }
    }

    @Test
    void letsWorkersOnAnotherDatabaseShareTheDirectory() {
        try (DataDirectory holder = TestDatabase.hold(temp)) {
            studioAt(TestDatabase.emptyDatabase())
                    .withPropertyValues("storyreel.role=worker")
                    .run(context -> {
                        assertThat(context.getBean(DataDirectory.class).isHeld())
                                .isFalse();
                        assertThat(context.getBean(DataDirectory.class).nodeId())
                                .isEqualTo(holder.nodeId());
                        assertThat(context.getBean(DatabaseCheck.class).check().detail())
                                .endsWith("(DATABASE_URL)");
                    });
        }
    }

    @Test
    void refusesTablesOfANewerProgram() {
        String url = TestDatabase.emptyDatabase();
        studioAt(url).run(context -> assertThat(context).hasNotFailed());
        TestDatabase.execute(
                RemotePostgres.check(url, Duration.ofSeconds(5)).target(),
                "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 0, installed_by,"
                        + " installed_on, 1, true FROM flyway_schema_history WHERE version = '1'");
        studioAt(url)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("newer Storyreel")
                        .hasMessageContaining("version 99"));
    }

    @Test
    void migratesOnceWhenSeveralStartTogether() throws Exception {
        String url = TestDatabase.emptyDatabase();
        Thread[] starts = new Thread[3];
        java.util.List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Thread.ofPlatform()
                    .start(() -> studioAt(url)
                            .withPropertyValues("storyreel.role=worker")
                            .run(context -> {
                                if (context.getStartupFailure() != null) {
                                    failures.add(context.getStartupFailure());
                                }
                            }));
        }
        for (Thread start : starts) {
            start.join();
        }
        assertThat(failures).isEmpty();
        assertThat(TestDatabase.query(
                        RemotePostgres.check(url, Duration.ofSeconds(5)).target(),
                        "SELECT count(*) FROM flyway_schema_history WHERE success"))
                .isEqualTo("1");
    }
}
