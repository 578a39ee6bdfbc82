package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Motions.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MotionsTest {
    private static final int LENGTH = 7;
    private static final Scene AUTO = new Scene(Move.AUTO, Focus.CENTRE);
    private static final Scene FOCUSED = new Scene(Move.AUTO, new Focus(0.3, 0.6));
    private static final List<Scene> KINDS = Stream.concat(
                    Stream.of(FOCUSED), Stream.of(Move.values()).map(move -> new Scene(move, Focus.CENTRE)))
            .toList();

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
        Set<Motion> drifts =
                Stream.of(Motion.Direction.values()).map(Motion::drift).collect(Collectors.toSet());
        assertThat(Motions.of(7, scenes(3, Move.IN))).containsOnly(Motion.zoomIn());
        assertThat(Motions.of(7, scenes(3, Move.OUT))).containsOnly(Motion.zoomOut());
        assertThat(Motions.of(7, scenes(3, Move.FOLLOW))).containsOnly(Motion.follow());
        assertThat(Motions.of(7, scenes(3, Move.STILL))).containsOnly(Motion.still());
        assertThat(Motions.of(7, scenes(40, Move.DRIFT))).hasSameElementsAs(drifts);
        assertThat(Motions.of(7, List.of(FOCUSED))).containsExactly(Motion.follow());
        assertThat(Motions.of(7, List.of(AUTO, FOCUSED))).containsExactly(Motion.forScene(7, 0), Motion.follow());
        assertThat(Motions.of(7, List.of())).isEmpty();
    }

    @Test
    void inARowOfScenesWithAFocusEverySecondOneFollowsIt() {
        for (int seed = 0; seed < 200; seed++) {
            List<Motion> motions = Motions.of(seed, Collections.nCopies(9, FOCUSED));
            for (int i = 0; i < 9; i++) {
                assertThat(motions.get(i).follows()).isEqualTo(i % 2 == 0);
            }
        }
    }

    @Test
    void twoScenesInARowMoveTheSameWayOnlyIfBothAreAskedTo() {
        for (Film film : films()) {
            List<Motion> motions = film.motions();
            for (int i = 1; i < motions.size(); i++) {
                boolean free =
                        chooses(film.scenes().get(i)) || chooses(film.scenes().get(i - 1));
                assertThat(free && motions.get(i).equals(motions.get(i - 1)))
                        .as("%d of %s", i, film)
                        .isFalse();
            }
        }
    }

    @Test
    void whatIsAskedOfOneSceneReachesThoseBesideItAtMost() {
        int kept = 0;
        int beside = 0;
        for (Film film : films()) {
            List<Motion> before = film.motions();
            for (int changed = 0; changed < LENGTH; changed++) {
                for (Scene other : KINDS) {
                    List<Scene> scenes = new ArrayList<>(film.scenes());
                    scenes.set(changed, other);
                    List<Motion> after = Motions.of(film.seed(), scenes);
                    for (int i = 0; i < LENGTH; i++) {
                        if (Math.abs(i - changed) > 1) {
                            assertThat(after.get(i))
                                    .as("%d after %d became %s in %s", i, changed, other, film)
                                    .isEqualTo(before.get(i));
                        } else if (i != changed) {
                            beside++;
                            kept += after.get(i).equals(before.get(i)) ? 1 : 0;
                        }
                    }
                }
            }
        }
        assertThat(kept).as("and those seldom").isGreaterThan(beside * 7 / 10);
    }

    record Film(long seed, List<Scene> scenes) {
        List<Motion> motions() {
            return Motions.of(seed, scenes);
        }
    }

    /** Of one kind of scene each, of two that take turns, and of all kinds. */
    private static List<Film> films() {
        SplittableRandom random = new SplittableRandom(1);
        List<Film> films = new ArrayList<>();
        for (int seed = 0; seed < 30; seed++) {
            for (Scene kind : KINDS) {
                films.add(new Film(seed, Collections.nCopies(LENGTH, kind)));
            }
            for (int some = 0; some < 30; some++) {
                List<Scene> any = IntStream.range(0, LENGTH)
                        .mapToObj(_ -> KINDS.get(random.nextInt(KINDS.size())))
                        .toList();
                films.add(new Film(seed, any));
                films.add(new Film(
                        seed,
                        IntStream.range(0, LENGTH).mapToObj(i -> any.get(i % 2)).toList()));
            }
        }
        return films;
    }

    private static boolean chooses(Scene scene) {
        return scene.move() == Move.AUTO || scene.move() == Move.DRIFT;
    }

    private static List<Scene> scenes(int count, Move move) {
        return Collections.nCopies(count, new Scene(move, Focus.CENTRE));
    }
}
