package dev.storyreel.provider.offline.illustrator;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds where a picture plays from its words and its hero. Immutable. */
final class SceneryFinder {
    private static final List<Scenery> ABSTRACT =
            List.of(Scenery.PORTAL, Scenery.BEAMS, Scenery.ARCS, Scenery.BLOBS, Scenery.TABLE);
    private static final Map<Scenery, List<String>> ANCHORS = Map.of(
            Scenery.UNDERWATER, List.of("fish", "aquatic mammal", "mollusk", "crustacean", "coelenterate"),
            Scenery.SEA, List.of("vessel", "body of water", "seabird", "island"),
            Scenery.MEADOW, List.of("ungulate", "insect", "flower", "rodent", "farm", "leporid"),
            Scenery.FOREST, List.of("tree", "carnivore", "fungus", "primate", "reptile", "amphibian"),
            Scenery.PEAKS, List.of("mountain", "geological formation"),
            Scenery.CITY, List.of("building", "motor vehicle", "city", "public transport"),
            Scenery.SKY, List.of("bird", "aircraft", "cloud", "weather"),
            Scenery.SPACE, List.of("celestial body", "spacecraft", "astronaut"),
            Scenery.TABLE, List.of("food", "beverage", "edible fruit", "tableware"),
            Scenery.DUNES, List.of("desert", "cactus", "camel"));

    private final IconMatcher matcher;
    private final Map<Long, Scenery> anchors = new HashMap<>();

    SceneryFinder(IconMatcher matcher) {
        this.matcher = matcher;
        ANCHORS.forEach((scenery, words) -> words.forEach(word -> matcher.lexicon().senses(word).stream()
                .limit(2)
                .forEach(sense -> anchors.putIfAbsent(sense.id(), scenery))));
    }

    /** @param meant the words ask for it; otherwise it is an abstract ground that suits anything */
    record Choice(Scenery scenery, boolean meant) {}

    Choice choose(List<String> words, Optional<Icon> hero, Optional<Scenery> previous, long seed, int index) {
        Map<Scenery, Double> votes = new EnumMap<>(Scenery.class);
        hero.flatMap(icon -> nearest(matcher.kinds(icon))).ifPresent(scenery -> votes.merge(scenery, 2.0, Double::sum));
        for (int i = 0; i < Math.min(8, words.size()); i++) {
            double weight = 1.5 - 0.1 * i;
            matcher.scenery(words.get(i)).ifPresent(scenery -> votes.merge(scenery, weight, Double::sum));
        }
        Optional<Scenery> best =
                votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        List<Scenery> options =
                best.map(SceneryFinder::around).orElse(hero.isPresent() ? ABSTRACT : ABSTRACT.subList(0, 4));
        int first = best.isPresent() ? 0 : (int) Math.floorMod(seed + index, (long) options.size());
        Scenery chosen = IntStream.range(0, options.size())
                .mapToObj(k -> options.get((first + k) % options.size()))
                .filter(scenery -> !previous.equals(Optional.of(scenery)))
                .findFirst()
                .orElseThrow();
        return new Choice(chosen, best.isPresent() && !ABSTRACT.subList(0, 4).contains(chosen));
    }

    private Optional<Scenery> nearest(List<Long> kinds) {
        return kinds.stream()
                .flatMap(kind -> Optional.ofNullable(anchors.get(kind)).stream())
                .findFirst();
    }

    /** A scenery and what else shows the same, for neighbours that must differ. */
    private static List<Scenery> around(Scenery scenery) {
        return switch (scenery) {
            case SEA -> List.of(Scenery.SEA, Scenery.SKY, Scenery.ARCS);
            case UNDERWATER -> List.of(Scenery.UNDERWATER, Scenery.PORTAL);
            case MEADOW -> List.of(Scenery.MEADOW, Scenery.FOREST);
            case FOREST -> List.of(Scenery.FOREST, Scenery.MEADOW);
            case PEAKS -> List.of(Scenery.PEAKS, Scenery.SKY);
            case DUNES -> List.of(Scenery.DUNES, Scenery.BEAMS);
            case CITY -> List.of(Scenery.CITY, Scenery.ARCS);
            case SKY -> List.of(Scenery.SKY, Scenery.PEAKS);
            case SPACE -> List.of(Scenery.SPACE, Scenery.PORTAL);
            case TABLE -> List.of(Scenery.TABLE, Scenery.BLOBS);
            case PORTAL, BEAMS, ARCS, BLOBS -> ABSTRACT;
        };
    }
}
