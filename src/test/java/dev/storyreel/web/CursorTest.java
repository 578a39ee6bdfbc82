package dev.storyreel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.error.StoryreelException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void comesBackAsItWasToTheMicrosecond() {
        Cursor cursor = new Cursor(Instant.parse("2026-11-21T04:20:00.123456789Z"), UUID.randomUUID());

        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.at()).isEqualTo("2026-11-21T04:20:00.123456Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "????????????????????????????????",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesWhatItDidNotWrite(String encoded) {
        assertThatThrownBy(() -> Cursor.decode(encoded))
                .isInstanceOf(StoryreelException.class)
                .extracting(e -> ((StoryreelException) e).errorCode())
                .isEqualTo(WebError.INVALID_CURSOR);
    }

    @Test
    void theLastPageHasNoCursor() {
        PageRequest request = PageRequest.of(2, null);

        assertThat(Page.of(List.of("a", "b"), request, _ -> new Cursor(Instant.EPOCH, new UUID(0, 0))))
                .isEqualTo(new Page<>(List.of("a", "b"), null));
    }
}
