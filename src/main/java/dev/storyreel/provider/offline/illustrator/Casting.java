package dev.storyreel.provider.offline.illustrator;

import java.util.List;
import java.util.Optional;

/**
 * What one picture of a film shows.
 *
 * @param hero empty where no illustration fits the words
 * @param companions the most fitting first
 * @param extras things that belong to the scenery whatever the words are
 * @param seed of everything that is left to chance
 */
record Casting(
        Optional<Icon> hero,
        List<Icon> companions,
        List<Icon> extras,
        Scenery scenery,
        Composition composition,
        int turn,
        boolean mirrored,
        long seed) {}
