package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Motions.Scene;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MotionsTest {
    private static final Focus ASIDE = new Focus(0.3, 0.6);
    private static final List<Move> MOVES = List.copyOf(EnumSet.allOf(Move.class));

    @Test
    void whereNothingIsAskedForEachSceneMovesInItsOwnWay() {
        for (long seed = 0; seed < 50; seed++) {
            long film = seed;
            List<Motion> own = IntStream.range(0, 9)
                    .mapToObj(index -> Motion.forScene(film, index))
                    .toList();
            assertThat(Motions.of(seed, scenes(9, Move.AUTO))).isEqualTo(own);
        }
    }

    @Test
    void whatIsAskedForIsDone() {
        for (Move move : Move.values()) {
            for (Motion motion : Motions.of(7, scenes(5, move))) {
                assertThat(new Scene(move, Focus.CENTRE).ways()).contains(motion);
            }
        }
        assertThat(Motions.of(7, List.of(new Scene(Move.AUTO, ASIDE)))).containsExactly(Motion.follow());
        assertThat(Motions.of(7, List.of())).isEmpty();
    }

    @Test
    void twoScenesInARowMoveTheSameWayOnlyIfBothAreAskedTo() {
        SplittableRandom random = new SplittableRandom(1);
        for (int film = 0; film < 2_000; film++) {
            List<Scene> scenes =
                    IntStream.range(0, 8).mapToObj(_ -> any(random)).toList();
            List<Motion> motions = Motions.of(film, scenes);
            for (int i = 1; i < motions.size(); i++) {
                boolean free = chooses(scenes.get(i)) || chooses(scenes.get(i - 1));
                assertThat(free && motions.get(i).equals(motions.get(i - 1)))
                        .as("%d of %s", i, scenes)
                        .isFalse();
            }
        }
    }

    @Test
    void whatIsAskedOfOneSceneReachesThoseBesideItAtMost() {
        SplittableRandom random = new SplittableRandom(2);
        int kept = 0;
        for (int film = 0; film < 2_000; film++) {
            List<Scene> scenes = new ArrayList<>(
                    IntStream.range(0, 8).mapToObj(_ -> any(random)).toList());
            List<Motion> before = Motions.of(film, scenes);
            int changed = random.nextInt(8);
            scenes.set(changed, any(random));
            List<Motion> after = Motions.of(film, scenes);
            for (int i = 0; i < 8; i++) {
                if (Math.abs(i - changed) > 1) {
                    assertThat(after.get(i)).isEqualTo(before.get(i));
                } else if (i != changed && after.get(i).equals(before.get(i))) {
                    kept++;
                }
            }
        }
        assertThat(kept).as("and those seldom").isGreaterThan(2_500);
    }

    private static Scene any(SplittableRandom random) {
        Move move = MOVES.get(random.nextInt(MOVES.size()));
        return new Scene(move, random.nextInt(4) == 0 ? ASIDE : Focus.CENTRE);
    }

    private static boolean chooses(Scene scene) {
        return scene.ways().size() > 1;
    }

    private static List<Scene> scenes(int count, Move move) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Scene(move, Focus.CENTRE))
                .toList();
    }
}
