package dev.storyreel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> NAMES = List.of("midnight", "botanical", "ink", "warm-paper");

    @ParameterizedTest
    @CsvSource({
        "midnigth, midnight",
        "Midnight, midnight",
        "warmpaper, warm-paper",
        "inc, ink",
        "ikn, ink",
        "botanic, botanical",
        "neon, nothing",
        "'', nothing",
        "ocean-blue, nothing"
    })
    void isTheOneThatWasMeant(String written, String meant) {
        assertThat(NearestName.to(written, NAMES).orElse("nothing")).isEqualTo(meant);
    }
}
