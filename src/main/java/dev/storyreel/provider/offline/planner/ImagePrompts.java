package dev.storyreel.provider.offline.planner;

import dev.storyreel.provider.offline.text.Negation;
import dev.storyreel.provider.offline.text.Sentences;
import dev.storyreel.provider.offline.text.Words;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.extjwnl.data.POS;

/**
 * Says what is to be seen: the nouns of a scene, what can be drawn first, separated by commas, e.g. {@code octopus,
 * heart, ocean}; at most {@value #MOST}. What a scene says is missing is not shown. A scene without a thing to draw gets the
 * film's subject too.
 */
final class ImagePrompts {
    private static final int MOST = 4;
    /** Where there is nothing to draw, nothing is better than something wrong. */
    private static final String NOTHING = "emptiness";

    private static final Pattern BREAK = Pattern.compile("[,;:.!?()–—]+(?=\\s|$)|\\s[-–—]+\\s");
    /** Before these a word that is also a verb's past, such as "rose", is a noun. */
    private static final Set<String> BEFORE_NOUNS = Set.of(
            ("a an the this that these those my your his her its our their no every each some any of in on at by for from with "
                            + "one two three")
                    .split(" ", -1));

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

    /** @param missing nouns that it says there are none of */
    private record Said(List<Noun> nouns, Set<String> missing) {}

    /** One prompt for each scene; none is blank. */
    List<String> prompts(List<String> scenes, String title) {
        scenes.forEach(this::readNames);
        scenes.stream()
                .flatMap(scene -> Words.of(scene).stream())
                .map(ImagePrompts::bare)
                .forEach(names::remove);
        List<Said> said = scenes.stream().map(this::said).toList();
        String subject = subject(said, title);
        return said.stream().map(scene -> prompt(scene, subject)).toList();
    }

    private static String prompt(Said scene, String subject) {
        List<Noun> nouns = scene.nouns();
        Stream<String> drawable = nouns.stream().filter(Noun::drawable).map(Noun::text);
        Stream<String> others = nouns.stream().filter(noun -> !noun.drawable()).map(Noun::text);
        boolean nothingToDraw = nouns.stream().noneMatch(Noun::drawable);
        boolean subjectIsMissing = scene.missing().contains(subject);
        Stream<String> first = !nothingToDraw ? drawable : subjectIsMissing ? Stream.of() : Stream.of(subject);
        String prompt = String.join(
                ", ", Stream.concat(first, others).distinct().limit(MOST).toList());
        return prompt.isEmpty() ? NOTHING : prompt;
    }

    /** What the title names, else what the film speaks of most. */
    private String subject(List<Said> scenes, String title) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        scenes.stream()
                .flatMap(scene -> scene.nouns().stream())
                .filter(Noun::drawable)
                .forEach(noun -> counts.merge(noun.text(), 1, Integer::sum));
        List<Noun> titled = said(title).nouns();
        return titled.stream()
                .filter(Noun::drawable)
                .map(Noun::text)
                .findFirst()
                .or(() -> counts.entrySet().stream()
                        .max(Comparator.comparingInt(Map.Entry::getValue))
                        .map(Map.Entry::getKey))
                .or(() -> titled.stream().map(Noun::text).findFirst())
                .orElse(NOTHING);
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

    private Said said(String text) {
        Set<Noun> nouns = new LinkedHashSet<>();
        Set<String> missing = new HashSet<>();
        for (String clause : BREAK.split(text.toLowerCase(Locale.ROOT), -1)) {
            readClause(Words.of(clause).stream().map(ImagePrompts::bare).toList(), nouns, missing);
        }
        return new Said(
                nouns.stream().filter(noun -> !missing.contains(noun.text())).toList(), missing);
    }

    private void readClause(List<String> words, Set<Noun> nouns, Set<String> missing) {
        BitSet negated = Negation.of(words, word -> isNoun(word));
        for (int i = 0; i < words.size(); i++) {
            String pair = i + 1 < words.size() ? words.get(i) + " " + words.get(i + 1) : "";
            int at = i;
            Noun found = null;
            if (isPair(pair)) {
                found = noun(pair);
                i++;
            } else if (isNoun(words.get(i)) && !isPast(words, i)) {
                found = noun(words.get(i));
            }
            if (found != null && negated.get(at)) {
                missing.add(found.text());
            } else if (found != null) {
                nouns.add(found);
            }
        }
    }

    /** "Taxes rose": no flower. */
    private boolean isPast(List<String> words, int at) {
        if (at == 0 || BEFORE_NOUNS.contains(words.get(at - 1))) {
            return false;
        }
        return wordNet.isIrregularVerb(words.get(at)) && wordNet.uses(POS.ADJECTIVE, words.get(at - 1)) == 0;
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
