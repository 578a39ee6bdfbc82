package dev.storyreel.provider.offline.illustrator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Casts a whole film, so that workers who draw its pictures apart from each other agree: no hero twice while the words
 * offer others, no combination twice, and neighbours in different places and compositions. Immutable.
 */
final class Director {
    private static final int MAX_PICTURES = 400;
    private static final int COMPANIONS = 3;
    /** What scores less may stand aside, but not in the middle: there an abstract ground is better than a wrong thing. */
    private static final double HERO = 58;
    /** How much of its score what says when is left with. */
    private static final double TIME = 0.55;

    private final IconMatcher matcher;
    private final SceneryFinder sceneries;
    private final IconLibrary library;

    Director(IconMatcher matcher, IconLibrary library) {
        this.matcher = matcher;
        this.library = library;
        this.sceneries = new SceneryFinder(matcher);
    }

    /** @param prompts of all the film's pictures; beyond 400 the casts start anew, with other chances */
    Casting cast(List<String> prompts, int index, long seed) {
        int part = index / MAX_PICTURES;
        int from = part * MAX_PICTURES;
        return film(prompts.subList(from, Math.min(prompts.size(), from + MAX_PICTURES)), index - from, seed + part);
    }

    private Casting film(List<String> prompts, int index, long seed) {
        List<Wish> wishes = wishes(prompts);
        Map<Icon, Integer> heroes = new HashMap<>();
        Set<Set<Icon>> combinations = new HashSet<>();
        Optional<Casting> previous = Optional.empty();
        for (int i = 0; i <= index; i++) {
            Wish wish = wishes.get(i);
            SplittableRandom random = new SplittableRandom(seed * 31 + i * 0x9E3779B97F4A7C15L);
            Optional<Icon> hero = hero(wish, heroes);
            hero.ifPresent(icon -> heroes.merge(icon, 1, Integer::sum));
            SceneryFinder.Choice place = sceneries.choose(wish.words(), hero, previous.map(Casting::scenery), seed, i);
            List<Icon> extras = extras(place, hero, seed + i);
            List<Icon> companions = companions(wish, hero, combinations, i);
            Composition composition =
                    composition(place.scenery(), previous.map(Casting::composition), hero.isPresent(), seed, i);
            boolean mirrored = previous.map(p -> !p.mirrored()).orElse(random.nextBoolean());
            previous = Optional.of(new Casting(
                    hero,
                    companions,
                    extras,
                    place.scenery(),
                    composition,
                    (int) Math.floorMod(seed + i, 6L),
                    mirrored,
                    random.nextLong()));
        }
        return previous.orElseThrow();
    }

    /** @param scores what could be shown, the best first */
    private record Wish(List<String> words, Map<Icon, Double> scores, Map<Icon, String> because) {}

    private List<Wish> wishes(List<String> prompts) {
        List<List<String>> words =
                prompts.stream().map(prompt -> PromptWords.of(prompt, matcher)).toList();
        Map<String, Integer> pictures = new HashMap<>();
        words.forEach(list -> list.forEach(word -> pictures.merge(word, 1, Integer::sum)));
        Map<String, Map<Icon, Double>> known = new HashMap<>();
        return IntStream.range(0, words.size())
                .mapToObj(i -> wish(words.get(i), pictures, known, prompts.size(), i == 0 ? 0.2 : -0.08))
                .toList();
    }

    /** A word that every picture has is the film's subject: it leads the first, then the picture's own words lead. */
    private Wish wish(
            List<String> words,
            Map<String, Integer> pictures,
            Map<String, Map<Icon, Double>> known,
            int film,
            double lead) {
        Map<Icon, Double> scores = new HashMap<>();
        Map<Icon, String> because = new HashMap<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            double common = film < 2 ? 0 : (pictures.getOrDefault(word, 1) - 1.0) / (film - 1);
            double weight = (1 - 0.015 * Math.min(at, 16)) * (1 + lead * common) * (isTime(word) ? TIME : 1);
            known.computeIfAbsent(word, matcher::matches).forEach((icon, score) -> {
                if (score * weight > scores.getOrDefault(icon, 0.0)) {
                    scores.put(icon, score * weight);
                    because.put(icon, word);
                }
            });
        }
        Map<Icon, Double> best = new LinkedHashMap<>();
        scores.entrySet().stream()
                .sorted(Map.Entry.<Icon, Double>comparingByValue()
                        .reversed()
                        .thenComparing(e -> e.getKey().name()))
                .limit(60)
                .forEach(e -> best.put(e.getKey(), e.getValue()));
        return new Wish(words, best, because);
    }

    /** A year or a day says when, seldom what. */
    private boolean isTime(String word) {
        return matcher.lexicon().senses(word).stream()
                .findFirst()
                .filter(sense -> sense.file().equals("noun.time"))
                .isPresent();
    }

    private static Optional<Icon> hero(Wish wish, Map<Icon, Integer> heroes) {
        return wish.scores().entrySet().stream()
                .filter(e -> e.getValue() >= HERO)
                .min(Comparator.<Map.Entry<Icon, Double>>comparingInt(e -> heroes.getOrDefault(e.getKey(), 0))
                        .thenComparing(
                                Map.Entry.<Icon, Double>comparingByValue().reversed()))
                .map(Map.Entry::getKey);
    }

    /** The best for each of the other words first, then what is left; never a combination that was there before. */
    private static List<Icon> companions(Wish wish, Optional<Icon> hero, Set<Set<Icon>> combinations, int index) {
        if (hero.isEmpty()) {
            return List.of();
        }
        Map<String, Icon> byWord = new LinkedHashMap<>();
        wish.scores().keySet().stream()
                .filter(icon -> !icon.equals(hero.get()))
                .forEach(icon -> byWord.putIfAbsent(wish.because().getOrDefault(icon, ""), icon));
        byWord.remove(wish.because().getOrDefault(hero.get(), ""));
        Set<Icon> rest = new LinkedHashSet<>(byWord.values());
        wish.scores().keySet().stream()
                .limit(12)
                .filter(icon -> !icon.equals(hero.get()))
                .forEach(rest::add);
        List<Icon> pool = List.copyOf(rest);
        for (int size = Math.min(COMPANIONS, pool.size()); size >= 0; size--) {
            for (int shift = 0; shift < Math.max(1, pool.size()); shift++) {
                int start = shift;
                List<Icon> some = IntStream.range(0, size)
                        .mapToObj(k -> pool.get((start + k) % pool.size()))
                        .toList();
                Set<Icon> combination = new HashSet<>(some);
                combination.add(hero.get());
                if (combinations.add(combination)) {
                    return some;
                }
            }
        }
        return pool.subList(0, Math.min(pool.size(), 1 + index % COMPANIONS));
    }

    private List<Icon> extras(SceneryFinder.Choice place, Optional<Icon> hero, long turn) {
        if (!place.meant()) {
            return List.of();
        }
        List<String> names = place.scenery().extras();
        List<Icon> extras = new ArrayList<>();
        for (int i = 0; i < Math.min(2, names.size()); i++) {
            library.named(names.get((int) Math.floorMod(turn + i, (long) names.size())))
                    .filter(icon -> !hero.equals(Optional.of(icon)))
                    .ifPresent(extras::add);
        }
        return extras;
    }

    private static Composition composition(
            Scenery scenery, Optional<Composition> previous, boolean hero, long seed, int index) {
        if (!hero) {
            return Composition.HALO;
        }
        List<Composition> fit = scenery.compositions();
        int first = (int) Math.floorMod(seed + index * 3L, (long) fit.size());
        return IntStream.range(0, fit.size())
                .mapToObj(k -> fit.get((first + k) % fit.size()))
                .filter(c -> !previous.equals(Optional.of(c)))
                .findFirst()
                .orElse(fit.getFirst());
    }
}
