package dev.storyreel.media;

import dev.storyreel.media.Motion.Direction;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses how the pictures of a film move: as was asked, and never the same twice in a row where that leaves a choice. What a
 * scene does hangs on the seed, its place, and what was asked of it and of those beside it, never on what these chose; so
 * what is asked of one scene changes those beside it at most. Where a scene has to step aside, its place decides between two
 * pools that have nothing in common, so two that do so side by side cannot meet.
 */
public final class Motions {
    private static final List<Pool> POOLS = List.of(
            new Pool(Motion.zoomIn(), List.of(Motion.drift(Direction.LEFT), Motion.drift(Direction.RIGHT))),
            new Pool(Motion.zoomOut(), List.of(Motion.drift(Direction.UP), Motion.drift(Direction.DOWN))));

    private final long seed;
    private final List<Scene> scenes;
    /** Of each scene, were it alone. */
    private final List<Motion> own;

    private Motions(long seed, List<Scene> scenes) {
        this.seed = seed;
        this.scenes = scenes;
        this.own = IntStream.range(0, scenes.size())
                .mapToObj(index -> Motion.forScene(seed, index))
                .toList();
    }

    /**
     * What is known of a scene.
     *
     * @param focus of its picture
     */
    public record Scene(Move move, Focus focus) {
        public Scene {
            Objects.requireNonNull(move);
            Objects.requireNonNull(focus);
        }

        private boolean wouldFollow() {
            return move == Move.AUTO && !focus.equals(Focus.CENTRE);
        }
    }

    private record Pool(Motion zoom, List<Motion> drifts) {
        List<Motion> all() {
            return Stream.concat(Stream.of(zoom), drifts.stream()).toList();
        }
    }

    /**
     * One motion for each scene: the same for the same arguments.
     *
     * @param seed the film's
     */
    public static List<Motion> of(long seed, List<Scene> scenes) {
        Motions film = new Motions(seed, List.copyOf(scenes));
        return IntStream.range(0, scenes.size()).mapToObj(film::at).toList();
    }

    private Motion at(int index) {
        return switch (scenes.get(index).move()) {
            case AUTO -> follows(index) ? Motion.follow() : free(index);
            case IN -> Motion.zoomIn();
            case OUT -> Motion.zoomOut();
            case DRIFT -> fromSeed(pool(index).drifts(), index).findFirst().orElseThrow();
            case FOLLOW -> Motion.follow();
            case STILL, VIDEO -> Motion.still();
        };
    }

    /** Of a row of scenes that all have a focus every second one follows it. */
    private boolean follows(int index) {
        return scenes.get(index).wouldFollow()
                && beside(index)
                        .mapToObj(scenes::get)
                        .noneMatch(other -> other.move() == Move.FOLLOW || (index % 2 == 1 && other.wouldFollow()));
    }

    /** Its own way, unless a scene beside it was asked to move like that. */
    private Motion free(int index) {
        Motion wanted = own.get(index);
        return beside(index).noneMatch(other -> mayBeAskedFor(other).contains(wanted))
                ? wanted
                : fromSeed(pool(index).all(), index)
                        .filter(motion ->
                                beside(index).noneMatch(other -> mayBe(other).contains(motion)))
                        .findFirst()
                        // each of the two beside it takes one of three at most: drifts there are of the other pool
                        .orElseThrow();
    }

    /** What the scene may do whatever those beside it do; of the pool of another place only its own way. */
    private List<Motion> mayBe(int index) {
        return scenes.get(index).move() == Move.AUTO ? List.of(own.get(index)) : mayBeAskedFor(index);
    }

    private List<Motion> mayBeAskedFor(int index) {
        return switch (scenes.get(index).move()) {
            case AUTO -> List.of();
            case DRIFT -> pool(index).drifts();
            default -> List.of(at(index));
        };
    }

    private IntStream beside(int index) {
        return IntStream.of(index - 1, index + 1).filter(other -> other >= 0 && other < scenes.size());
    }

    private static Pool pool(int index) {
        return POOLS.get(index % POOLS.size());
    }

    /** All of them, from one on that hangs on the seed and the place. */
    private Stream<Motion> fromSeed(List<Motion> motions, int index) {
        int start = Motion.pick(seed, index, motions.size());
        return IntStream.range(0, motions.size()).mapToObj(step -> motions.get((start + step) % motions.size()));
    }
}
