package dev.storyreel.provider.offline.illustrator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds illustrations for a word: by the hand-made table, by name, by synonym, and by kind (a spaniel is a dog, a
 * mollusk may be an octopus). Scores are 0–120; from {@link #FITTING} on nobody would call the illustration wrong.
 * Immutable.
 */
final class IconMatcher {
    static final double FITTING = 44;
    /** For a word that an illustration's name ends in. */
    private static final double PART_OF_NAME = 84;

    private static final int GENERAL_ABOVE = 6;
    private static final Set<String> EMPTY_WORDS = Set.of(
            "face",
            "with",
            "and",
            "person",
            "man",
            "woman",
            "men",
            "women",
            "people",
            "button",
            "symbol",
            "sign",
            "of",
            "the",
            "in",
            "on",
            "a",
            "at",
            "red",
            "blue",
            "green",
            "yellow",
            "white",
            "black",
            "brown",
            "orange",
            "purple",
            "pink",
            "small",
            "large",
            "open",
            "closed",
            "new",
            "old",
            "up",
            "down",
            "left",
            "right",
            "facing",
            "without",
            "s",
            "one",
            "two",
            "over",
            "behind",
            "showing",
            "no",
            "box",
            "half",
            "light",
            "double",
            "holding",
            "playing",
            "tilted",
            "back",
            "front",
            "piece",
            "hot",
            "cold",
            "running",
            "part",
            "chart",
            "mark",
            "done",
            "not",
            "smiling",
            "grinning",
            "cat",
            "dog",
            "raised",
            "roll");

    private static final Set<String> PREPOSITIONS = Set.of("in", "on", "of", "at", "with", "without", "behind", "for");

    private static final Set<String> TILES = Set.of(
            "cityscape",
            "cityscape-at-dusk",
            "bridge-at-night",
            "night-with-stars",
            "milky-way",
            "sunrise",
            "sunset",
            "foggy",
            "sunrise-over-mountains",
            "national-park",
            "fireworks",
            "sparkler",
            "moon-viewing-ceremony",
            "framed-picture",
            "desert");
    private static final Set<String> CUT_OUT = Set.of(
            "warning",
            "radioactive",
            "biohazard",
            "fleur-de-lis",
            "red-exclamation-mark",
            "red-question-mark",
            "trident-emblem",
            "heavy-dollar-sign",
            "plus",
            "infinity",
            "recycling-symbol",
            "medical-symbol");

    private final IconLibrary library;
    private final Associations associations;
    private final Lexicon lexicon;
    private final Map<String, Map<Icon, Double>> byName = new HashMap<>();
    private final Map<Long, Map<Icon, Integer>> byKind = new HashMap<>();
    private final Map<Icon, Long> senses = new HashMap<>();

    IconMatcher(IconLibrary library, Associations associations, Lexicon lexicon) {
        this.library = library;
        this.associations = associations;
        this.lexicon = lexicon;
        library.all().forEach(this::index);
    }

    /** What a person would show for a word or phrase, with scores. */
    Map<Icon, Double> matches(String phrase) {
        Map<Icon, Double> found = new LinkedHashMap<>();
        Set<String> forms = forms(phrase);
        for (String form : forms) {
            associated(form, found);
            byName.getOrDefault(form, Map.of()).forEach((icon, score) -> found.merge(icon, score, Math::max));
        }
        if (found.values().stream().anyMatch(score -> score >= 95)) {
            // who asks for a root gets no ginger root beside it
            found.values().removeIf(score -> score <= PART_OF_NAME);
        } else {
            List<Lexicon.Sense> meanings =
                    lexicon.senses(forms.size() > 1 ? List.copyOf(forms).get(1) : phrase);
            if (!meanings.isEmpty()) {
                related(meanings.getFirst(), phrase.indexOf(' ') > 0, found);
            }
            // "dough" may mean money, but that is no reason to show some of its kind
            meanings.stream().skip(1).limit(1).forEach(second -> own(second.id(), found));
        }
        found.replaceAll((icon, score) -> tile(icon) ? score * 0.72 : score);
        found.values().removeIf(score -> score < FITTING);
        return found;
    }

    /** Whether an illustration is itself a small picture or sign with a frame, which looks pasted on. */
    private static boolean tile(Icon icon) {
        return TILES.contains(icon.name())
                || (icon.category() == Icon.Category.SYMBOLS && !CUT_OUT.contains(icon.name()));
    }

    /** The scenery that the hand-made table gives for a word. */
    Optional<Scenery> scenery(String phrase) {
        return forms(phrase).stream()
                .flatMap(form -> associations.of(form).flatMap(Associations.Entry::scenery).stream())
                .findFirst();
    }

    /** An illustration's own meaning and the kinds above it, the nearest first. */
    List<Long> kinds(Icon icon) {
        Long sense = senses.get(icon);
        if (sense == null) {
            return List.of();
        }
        List<Long> kinds = new ArrayList<>(List.of(sense));
        kinds.addAll(lexicon.kinds(sense));
        return kinds;
    }

    Lexicon lexicon() {
        return lexicon;
    }

    boolean names(String phrase) {
        return byName.containsKey(phrase) || associations.of(phrase).isPresent();
    }

    /** The phrase, its dictionary form, and for a plural that is a noun of its own ("hearts", a game) the plain singular. */
    private Set<String> forms(String phrase) {
        Set<String> forms = new LinkedHashSet<>(List.of(phrase));
        if (phrase.length() > 3 && phrase.endsWith("s") && !phrase.endsWith("ss")) {
            String singular = phrase.substring(0, phrase.length() - 1);
            lexicon.lemma(singular).filter(singular::equals).ifPresent(forms::add);
        }
        lexicon.lemma(phrase).ifPresent(forms::add);
        return forms;
    }

    private void associated(String form, Map<Icon, Double> found) {
        associations.of(form).ifPresent(entry -> {
            for (int i = 0; i < entry.icons().size(); i++) {
                double order = 3.0 * i;
                library.named(entry.icons().get(i))
                        .ifPresent(icon ->
                                found.merge(icon, (icon.phrase().contains(form) ? 106 : 101) - order, Math::max));
            }
        });
    }

    private void own(long meaning, Map<Icon, Double> found) {
        byKind.getOrDefault(meaning, Map.of()).forEach((icon, depth) -> {
            if (depth == 0) {
                found.merge(icon, 74.0, Math::max);
            }
        });
    }

    private void related(Lexicon.Sense meaning, boolean fullName, Map<Icon, Double> found) {
        byKind.getOrDefault(meaning.id(), Map.of()).forEach((icon, depth) -> {
            if (depth == 0 || exemplary(icon, meaning)) {
                found.merge(icon, depth == 0 ? 92.0 : 76 - 4 * depth, Math::max);
            }
        });
        List<Long> kinds = lexicon.kinds(meaning.id());
        for (int step = 0; step < Math.min(5, kinds.size() - GENERAL_ABOVE); step++) {
            int up = step + 1;
            byKind.getOrDefault(kinds.get(step), Map.of()).forEach((icon, depth) -> {
                boolean someone = icon.category() == Icon.Category.PEOPLE && meaning.name() && !fullName;
                if (depth == 0 && !someone) {
                    found.merge(icon, 82.0 - 7 * up, Math::max);
                } else if (isAnimal(meaning) && icon.category() == Icon.Category.NATURE && up <= 2) {
                    found.merge(icon, 64.0 - 6 * (up + depth), Math::max);
                }
            });
        }
    }

    /** A hawk may stand in for an eagle, but not an olive for an acorn nor one trade for another. */
    private static boolean isAnimal(Lexicon.Sense meaning) {
        return meaning.file().equals("noun.animal");
    }

    /** Whether one of a kind may stand for the kind: a wrench for a tool, but not a carrot for a root. */
    private static boolean exemplary(Icon icon, Lexicon.Sense meaning) {
        return icon.category() != Icon.Category.FOOD || meaning.file().equals("noun.food");
    }

    private void index(Icon icon) {
        name(icon.phrase(), icon, 106);
        icon.others().forEach(other -> name(other.replace('-', ' '), icon, 100));
        if (icon.category() == Icon.Category.FACES) {
            return;
        }
        String core = core(icon);
        name(core, icon, core.equals(icon.phrase()) ? 106 : 96);
        String[] words = core.split(" ", -1);
        int head = head(words);
        for (int i = Math.max(0, head - 1); i <= head; i++) {
            if (!EMPTY_WORDS.contains(words[i]) && (i == head || describes(icon))) {
                name(words[i], icon, i == head ? PART_OF_NAME : 64);
            }
        }
        sense(icon, core).ifPresent(sense -> kind(icon, sense, 0));
        if (!senses.containsKey(icon)
                && icon.category() != Icon.Category.PEOPLE
                && icon.category() != Icon.Category.FACES) {
            sense(icon, words[head]).ifPresent(sense -> kind(icon, sense, 1));
        }
    }

    /** The word that says what it is: the flag of a flag in a hole. */
    private static int head(String[] words) {
        for (int i = 1; i < words.length; i++) {
            if (PREPOSITIONS.contains(words[i])) {
                return i - 1;
            }
        }
        return words.length - 1;
    }

    /** Whether a word before the last is shown too: honey in a honey pot, but no service in a service dog. */
    private static boolean describes(Icon icon) {
        return switch (icon.category()) {
            case FOOD, OBJECTS, PLACES, ACTIVITIES -> true;
            case NATURE, PEOPLE, FACES, SYMBOLS, FLAGS -> false;
        };
    }

    /** @param below 0 where the sense is the illustration's own, 1 where it is the kind that its name ends in */
    private void kind(Icon icon, long sense, int below) {
        senses.put(icon, sense);
        byKind.computeIfAbsent(sense, k -> new LinkedHashMap<>()).put(icon, below);
        List<Long> kinds = lexicon.kinds(sense);
        for (int i = 0; i < Math.min(5, kinds.size() - GENERAL_ABOVE); i++) {
            byKind.computeIfAbsent(kinds.get(i), k -> new LinkedHashMap<>()).putIfAbsent(icon, i + 1 + below);
        }
    }

    private void name(String phrase, Icon icon, double score) {
        byName.computeIfAbsent(phrase, k -> new LinkedHashMap<>()).merge(icon, score, Math::max);
    }

    /** The name without what an illustration is shown with, or who does it. */
    private static String core(Icon icon) {
        String phrase = icon.phrase();
        int with = phrase.indexOf(" with ");
        String core = with > 0 ? phrase.substring(0, with) : phrase;
        return core.replaceFirst("^(man|woman|person|men|women|people) (?!and )", "")
                .replaceFirst(" face$", "");
    }

    private Optional<Long> sense(Icon icon, String phrase) {
        Set<String> files = files(icon.category());
        return lexicon.senses(phrase).stream()
                .limit(6)
                .filter(s -> files.contains(s.file()))
                .map(Lexicon.Sense::id)
                .findFirst();
    }

    private static Set<String> files(Icon.Category category) {
        return switch (category) {
            case NATURE -> Set.of("noun.animal", "noun.plant");
            case FOOD -> Set.of("noun.food", "noun.plant", "noun.artifact");
            case OBJECTS -> Set.of("noun.artifact", "noun.communication", "noun.possession", "noun.substance");
            case PLACES -> Set.of("noun.artifact", "noun.object", "noun.location", "noun.phenomenon");
            case PEOPLE -> Set.of("noun.person", "noun.body");
            case ACTIVITIES -> Set.of("noun.artifact", "noun.act");
            case FACES -> Set.of("noun.artifact", "noun.body");
            case SYMBOLS, FLAGS -> Set.of();
        };
    }
}
