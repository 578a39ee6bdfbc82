package dev.storyreel.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how the pictures of a film move: as was asked, and never the same twice in a row where that leaves a choice. Each
 * scene has a way that hangs on nothing but the seed and its place; it takes another only where a scene beside it was asked
 * to move that very way. So what is asked of one scene changes those beside it at most.
 */
public final class Motions {
    private Motions() {}

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

        /** All that would do, at least one; what suits best where the focus has to be followed is first. */
        List<Motion> ways() {
            return switch (move) {
                case AUTO ->
                    focus.equals(Focus.CENTRE)
                            ? Motion.ALL
                            : Stream.concat(Stream.of(Motion.follow()), Motion.ALL.stream())
                                    .toList();
                case IN -> List.of(Motion.zoomIn());
                case OUT -> List.of(Motion.zoomOut());
                case DRIFT -> Motion.DRIFTS;
                case FOLLOW -> List.of(Motion.follow());
                case STILL -> List.of(Motion.still());
            };
        }
    }

    /**
     * One motion for each scene: the same for the same arguments.
     *
     * @param seed the film's
     */
    public static List<Motion> of(long seed, List<Scene> scenes) {
        List<Motion> first = IntStream.range(0, scenes.size())
                .mapToObj(index -> first(scenes.get(index).ways(), Motion.forScene(seed, index)))
                .toList();
        List<Motion> chosen = new ArrayList<>();
        for (int index = 0; index < scenes.size(); index++) {
            Motion before = index == 0 ? null : chosen.getLast();
            Motion after = index + 1 == scenes.size() ? null : first.get(index + 1);
            chosen.add(from(first.get(index), scenes.get(index).ways(), before, after));
        }
        return List.copyOf(chosen);
    }

    /** The scene's own way if it will do; where the focus has to be followed, that. */
    private static Motion first(List<Motion> ways, Motion own) {
        return ways.contains(own) && !ways.getFirst().follows() ? own : ways.getFirst();
    }

    /** The first that will do, from one on, that neither scene beside it has. */
    private static Motion from(Motion first, List<Motion> ways, @Nullable Motion before, @Nullable Motion after) {
        int start = ways.indexOf(first);
        return IntStream.range(0, ways.size())
                .mapToObj(step -> ways.get((start + step) % ways.size()))
                .filter(motion -> !motion.equals(before) && !motion.equals(after))
                .findFirst()
                .orElse(first);
    }
}
