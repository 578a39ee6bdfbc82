package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;

class DatabaseOutageTest {
    @ParameterizedTest
    @CsvSource({",true", "08006,true", "57P01,true", "XX000,false", "P0001,false", "25P02,false"})
    void onlyWhatIsOfTheConnectionIsSatOut(@Nullable String state, boolean satOut) {
        var failure = new UncategorizedSQLException("test", null, new SQLException("x", state));
        assertThat(DatabaseOutage.isCauseOf(failure)).isEqualTo(satOut);
    }
}
