package dev.storyreel.provider.offline.planner;

import dev.storyreel.provider.offline.text.Sentences;
import dev.storyreel.provider.offline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.extjwnl.data.POS;

/**
 * Says what is to be seen: the nouns of a scene, what can be drawn first, separated by commas, e.g. {@code octopus,
 * heart, ocean}; at most {@value #MOST}. A scene without a thing to draw gets the film's subject too.
 */
final class ImagePrompts {
    private static final int MOST = 4;
    private static final Set<String> DRAWABLE = Set.of(
            "noun.animal",
            "noun.plant",
            "noun.artifact",
            "noun.food",
            "noun.body",
            "noun.object",
            "noun.person",
            "noun.phenomenon",
            "noun.substance",
            "noun.location");

    private final WordNet wordNet;
    private final Set<String> names = new HashSet<>();

    ImagePrompts(WordNet wordNet) {
        this.wordNet = wordNet;
    }

    private record Noun(String text, boolean drawable) {}

    /** One prompt for each scene; none is blank. */
    List<String> prompts(List<String> scenes, String title) {
        scenes.forEach(this::readNames);
        scenes.stream()
                .flatMap(scene -> Words.of(scene).stream())
                .map(ImagePrompts::bare)
                .forEach(names::remove);
        List<List<Noun>> nouns = scenes.stream().map(this::nouns).toList();
        String subject = subject(nouns, title);
        return nouns.stream().map(found -> prompt(found, subject)).toList();
    }

    private static String prompt(List<Noun> nouns, String subject) {
        Stream<String> drawable = nouns.stream().filter(Noun::drawable).map(Noun::text);
        Stream<String> others = nouns.stream().filter(noun -> !noun.drawable()).map(Noun::text);
        boolean nothingToDraw = nouns.stream().noneMatch(Noun::drawable);
        Stream<String> first = nothingToDraw ? Stream.of(subject) : drawable;
        return String.join(
                ", ", Stream.concat(first, others).distinct().limit(MOST).toList());
    }

    /** What the title names, else what the film speaks of most. */
    private String subject(List<List<Noun>> scenes, String title) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        scenes.stream()
                .flatMap(List::stream)
                .filter(Noun::drawable)
                .forEach(noun -> counts.merge(noun.text(), 1, Integer::sum));
        return nouns(title).stream()
                .filter(Noun::drawable)
                .map(Noun::text)
                .findFirst()
                .or(() -> counts.entrySet().stream()
                        .max(Comparator.comparingInt(Map.Entry::getValue))
                        .map(Map.Entry::getKey))
                .or(() -> nouns(title).stream().map(Noun::text).findFirst())
                .orElse("story");
    }

    /**
     * Words that are somebody's name here, though they mean something else elsewhere: within a sentence, with a capital,
     * without "the". Nobody called Rose is to be shown as a flower.
     */
    private void readNames(String scene) {
        for (String sentence : Sentences.of(scene)) {
            List<String> words =
                    Words.of(sentence).stream().map(ImagePrompts::bare).toList();
            boolean headline =
                    2 * words.stream().filter(ImagePrompts::isCapitalised).count() > words.size();
            for (int i = 1; i < words.size() && !headline; i++) {
                String word = words.get(i).toLowerCase(Locale.ROOT);
                if (isCapitalised(words.get(i))
                        && !words.get(i - 1).equalsIgnoreCase("the")
                        && wordNet.nouns(word).stream().limit(1).noneMatch(WordNet.Sense::isName)) {
                    names.add(word);
                }
            }
        }
    }

    private static boolean isCapitalised(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    private static String bare(String word) {
        return word.replace('’', '\'').replaceAll("'s$|^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private List<Noun> nouns(String text) {
        List<String> words = Words.of(text.toLowerCase(Locale.ROOT)).stream()
                .map(ImagePrompts::bare)
                .toList();
        List<Noun> nouns = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String pair = i + 1 < words.size() ? words.get(i) + " " + words.get(i + 1) : "";
            if (isPair(pair)) {
                nouns.add(noun(pair));
                i++;
            } else if (isNoun(words.get(i))) {
                nouns.add(noun(words.get(i)));
            }
        }
        return nouns.stream().distinct().toList();
    }

    private boolean isPair(String pair) {
        return pair.matches("\\p{L}{3,30} \\p{L}{3,30}")
                && Words.of(pair).stream().noneMatch(StopWords::isFunction)
                && wordNet.nouns(pair).stream().anyMatch(sense -> sense.lemma().contains(" "));
    }

    private boolean isNoun(String word) {
        if (!word.matches("\\p{L}{3,40}") || StopWords.isFunction(word) || names.contains(word)) {
            return false;
        }
        int noun = wordNet.uses(POS.NOUN, word);
        int other = Stream.of(POS.VERB, POS.ADJECTIVE, POS.ADVERB)
                .mapToInt(pos -> wordNet.uses(pos, word))
                .max()
                .orElse(0);
        // "sang" is also ginseng, but hardly ever
        boolean verb = noun == 1 && wordNet.isIrregularVerb(word);
        return noun > 0 && noun >= other && !verb && !wordNet.nouns(word).isEmpty();
    }

    private Noun noun(String word) {
        List<WordNet.Sense> senses = wordNet.nouns(word);
        String lemma = senses.getFirst().lemma().toLowerCase(Locale.ROOT);
        boolean drawable = senses.stream().limit(2).anyMatch(sense -> DRAWABLE.contains(sense.field()));
        return new Noun(word.startsWith(lemma.substring(0, Math.min(3, lemma.length()))) ? lemma : word, drawable);
    }
}
