package dev.storyreel.production.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShownMessageTest {
    @Test
    void foldersOfThisMachineAreLeftOut() {
        Path data = Path.of("/srv/studio");
        assertThat(ShownMessage.of(
                        "cannot read /srv/studio/work/a/b.wav or /srv/studio/objects/c.wav",
                        data.resolve("work/a"),
                        data))
                .isEqualTo("cannot read b.wav or objects/c.wav");
    }

    @Test
    void itFitsIntoARow() {
        assertThat(ShownMessage.of("a\0b\nc\uD800d")).isEqualTo("ab\ncd");
        assertThat(ShownMessage.of("x".repeat(1999) + "\uD83D\uDE00")).isEqualTo("x".repeat(1999));
    }
}
