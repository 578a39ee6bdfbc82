package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void areVersionSevenAndGrow() {
        List<UUID> ids = Stream.generate(Ids::next).limit(10_000).toList();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(ids).isSortedAccordingTo(Comparator.comparing(UUID::toString));
    }

    @Test
    void areUniqueAcrossThreads() {
        List<UUID> ids =
                IntStream.range(0, 100_000).parallel().mapToObj(_ -> Ids.next()).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }
}
