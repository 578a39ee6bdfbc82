package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.storyreel.error.StoryreelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @Test
    void readsTheFormOfLibpq() {
        ConnectionTarget target =
                DatabaseUrl.parse("postgres://ann:s%40cr%2Ft+%25@db_1.example:6543/st%20udio?sslmode=require"
                        + "&application_name=x&pgbouncer=true");
        assertThat(target.jdbcUrl()).isEqualTo("jdbc:postgresql://db_1.example:6543/st+udio");
        assertThat(target.shown()).isEqualTo("db_1.example:6543/st udio");
        assertThat(target.parameters())
                .containsOnly(
                        entry("user", "ann"),
                        entry("password", "s@cr/t+%"),
                        entry("sslmode", "require"),
                        entry("ApplicationName", "x"));
    }

    @Test
    void hasTheDefaultsOfLibpq() {
        ConnectionTarget target = DatabaseUrl.parse("postgresql://ann@/");
        assertThat(target.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/ann");
        assertThat(target.parameters()).containsOnly(entry("user", "ann"));
    }

    @Test
    void readsIpv6() {
        assertThat(DatabaseUrl.parse("postgres://ann:x@[::1]:5433/studio").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5433/studio");
    }

    @Test
    void readsTheFormOfJdbc() {
        ConnectionTarget target =
                DatabaseUrl.parse("jdbc:postgresql://db:5433/studio?user=ann&password=s%40cret&sslmode=require");
        assertThat(target.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/studio");
        assertThat(target.shown()).isEqualTo("db:5433/studio");
        assertThat(target.parameters())
                .contains(entry("user", "ann"), entry("password", "s@cret"), entry("sslmode", "require"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:secret@db/studio",
                "postgres:/ann:secret@db",
                "postgres://ann:sec@ret@db/studio",
                "postgres://ann:secret%2@db/studio",
                "postgres://ann:secret@db:70000/studio",
                "postgres://ann:secret@db:0/studio",
                "postgres://ann:secret@[::1/studio",
                "jdbc:postgresql://ann:secret@db/studio",
                "jdbc:postgresql://ann:secret?x@db/studio",
                "secret"
            })
    void refusesWhatIsNoUrlWithoutRepeatingIt(String url) {
        assertThatExceptionOfType(StoryreelException.class)
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageContaining("DATABASE_URL")
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"))
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo(DatabaseError.DATABASE_URL_INVALID));
    }

    @Test
    void neverTellsThePassword() {
        ConnectionTarget target = DatabaseUrl.parse("postgres://ann:secret@db/studio");
        assertThat(new RemotePostgres(target).toString()).doesNotContain("secret");
        assertThat(new DatabaseSettings(
                                java.nio.file.Path.of("x"),
                                "postgres://ann:secret@db/studio",
                                "redis://ann:secret@cache",
                                "all",
                                new DatabaseSettings.Pool(2, java.time.Duration.ofSeconds(1)))
                        .toString())
                .doesNotContain("secret");
    }
}
