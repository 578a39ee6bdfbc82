package dev.storyreel.story;

import dev.storyreel.media.Move;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a film's jobs hang on.
 *
 * @param count how many scenes there are
 * @param sounding those with a sound of their own that is heard, from 0
 * @param filmed those whose picture is to move by itself, from 0
 */
record Scenes(int count, Set<Integer> sounding, Set<Integer> filmed) {
    Scenes {
        sounding = Set.copyOf(sounding);
        filmed = Set.copyOf(filmed);
    }

    static Scenes of(Project project, List<Clip> clips) {
        return new Scenes(
                clips.size(),
                Clip.sounding(clips),
                clips.stream()
                        .filter(clip -> clip.isFilmed(project))
                        .map(Clip::index)
                        .collect(Collectors.toSet()));
    }

    /** Scenes of which nothing is known but how many there are. */
    static Scenes planned(Project project, int count) {
        return new Scenes(
                count,
                Set.of(),
                project.move() == Move.VIDEO
                        ? IntStream.range(0, count).boxed().collect(Collectors.toSet())
                        : Set.of());
    }
}
