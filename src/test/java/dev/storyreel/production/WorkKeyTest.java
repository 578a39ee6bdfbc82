package dev.storyreel.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkKeyTest {
    private record Point(int x, double y) {}

    private record Place(int x, double y) {}

    private record Scene(String text, @Nullable Path picture, List<Point> path) {}

    private enum Kind {
        CUT,
        DIP {
            @Override
            public String toString() {
                return "another name";
            }
        }
    }

    @Test
    void equalValuesHaveTheSameKey() {
        WorkKey key = WorkKey.of("a", new Scene("é", Path.of("x"), List.of(new Point(1, 2))), Kind.DIP, true);
        assertThat(WorkKey.of("a", new Scene("é", Path.of("x"), List.of(new Point(1, 2.0))), Kind.DIP, true))
                .isEqualTo(key);
        // a key that changes with the program makes all films be made from scratch: on purpose only
        assertThat(key.sha256()).isEqualTo("4e0f45ec1463b6be3806b4e2ba8f78ee9af9a0961e0440527df768ea3ac165ba");
        assertThat(WorkKey.of("a", new BigDecimal("1.50"))).isEqualTo(WorkKey.of("a", new BigDecimal("1.5")));
    }

    @Test
    void whatDiffersHasAnotherKey() {
        List<WorkKey> keys = List.of(
                WorkKey.of("a"),
                WorkKey.of("b"),
                WorkKey.of("a", ""),
                WorkKey.of("a", "", ""),
                WorkKey.of("a", List.of("", "")),
                WorkKey.of("a", "x,1\"y"),
                WorkKey.of("a", "x", "y"),
                WorkKey.of("a", 1),
                WorkKey.of("a", 1.0),
                WorkKey.of("a", "1"),
                WorkKey.of("a", true),
                WorkKey.of("a", "true"),
                WorkKey.of("a", new Point(1, 2)),
                WorkKey.of("a", new Place(1, 2)),
                WorkKey.of("a", new Point(1, -0.0)),
                WorkKey.of("a", new Point(1, 0.0)),
                WorkKey.of("a", new Scene("", null, List.of())),
                WorkKey.of("a", new Scene("", Path.of("-"), List.of())),
                WorkKey.of("a", Kind.CUT),
                WorkKey.of("a", Kind.DIP),
                WorkKey.of("a", Arrays.asList("x", null)),
                WorkKey.of("a", List.of("x")));
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
    }

    @Test
    void whatIsNoValueIsRefused() {
        for (Object thing : List.of(new Object(), new int[] {1}, Map.of("a", 1), Set.of(1), Thread.currentThread())) {
            assertThatThrownBy(() -> WorkKey.of("a", thing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("not a value");
        }
        assertThatThrownBy(() -> new WorkKey("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
