package dev.storyreel.provider.offline.planner;

import dev.storyreel.provider.offline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.extjwnl.data.PointerType;

/**
 * Writes what the dictionary says of a topic's subjects: whole sentences, each short enough for a scene of its own, that
 * together last about as long as asked.
 */
final class TopicWriter {
    private static final int LONGEST_DEFINITION = 24;
    private static final int FEWEST_WORDS = 3;
    private static final int LISTED = 4;

    /** Words of a definition short enough to be an apposition. */
    private static final int FEW = 11;

    /** There must be more to choose from than is said. */
    private static final double CHOICE = 1.5;

    private static final double CHOICE_SECONDS = 20;

    private static final Set<String> COUNTED = Set.of(
            "noun.animal",
            "noun.plant",
            "noun.artifact",
            "noun.person",
            "noun.body",
            "noun.object",
            "noun.location",
            "noun.shape",
            "noun.group");

    /** Names that take "the". */
    private static final Pattern DEFINITE = Pattern.compile(
            ".* (Empire|War|Revolution|Sea|Ocean|River|Mountains|Alps|Republic|Kingdom|Age|Islands|States|Union|Canal|Desert|Wall|"
                    + "Renaissance|Church|Party|Gulf|Nations|System|Way|Army|Movement|Dynasty)|Himalayas|Alps|Renaissance|Earth");

    private final double enough;
    private final LinkedHashSet<String> sentences = new LinkedHashSet<>();
    private final Set<Long> told = new HashSet<>();
    private double seconds;

    private TopicWriter(double enough) {
        this.enough = enough;
    }

    /**
     * @param subjects at least one, the main one first
     * @param seconds how long the film is to be; where the dictionary has too little to say it gets shorter
     */
    static List<String> write(List<Subject> subjects, int seconds) {
        TopicWriter writer = new TopicWriter(CHOICE * seconds + CHOICE_SECONDS);
        Subject main = subjects.getFirst();
        writer.about(main.sense());
        subjects.stream()
                .skip(1)
                .filter(other ->
                        !Gloss.definition(other.sense().synset().getGloss()).isEmpty())
                .forEach(writer::also);
        writer.widen(main.sense());
        subjects.stream().skip(1).forEach(other -> writer.widen(other.sense()));
        return SentenceChoice.of(writer.frames(main), List.copyOf(writer.sentences), seconds);
    }

    /** What every text on the subject has, its definition, with more or less round it; the fullest first. */
    private List<SentenceChoice.Frame> frames(Subject main) {
        WordNet.Sense sense = main.sense();
        boolean past = Gloss.isPast(sense.synset().getGloss());
        boolean person = sense.isInstance() && sense.field().equals("noun.person");
        String verb = past ? "was" : main.plural() ? "are" : "is";
        String question = (person ? "Who " : "What exactly ") + verb + " " + name(main) + "?";
        List<String> definitions = definitions(sense);
        List<List<String>> closings = List.of(
                List.of("That is what the dictionary has to say about " + name(main) + "."),
                List.of("So says the dictionary."),
                List.of());
        List<SentenceChoice.Frame> frames = new ArrayList<>();
        for (String definition : definitions) {
            for (List<String> opening : List.of(List.of(question, definition), List.of(definition))) {
                closings.forEach(closing -> frames.add(new SentenceChoice.Frame(opening, closing)));
            }
        }
        return frames;
    }

    /** The whole one first, if a scene can hold it; then without what its last clauses add. */
    private List<String> definitions(WordNet.Sense sense) {
        List<String> all = Stream.concat(Stream.of(sense.definition()), Gloss.shorter(sense.definition()).stream())
                .map(text -> English.capitalised(definition(sense, text, true)))
                .toList();
        List<String> fitting = all.stream().filter(TopicWriter::isSceneful).toList();
        return fitting.isEmpty() ? List.of(all.getLast()) : fitting;
    }

    private static boolean isSceneful(String sentence) {
        return Words.of(sentence).size() <= SceneCutter.MAX;
    }

    private boolean full() {
        return seconds >= enough;
    }

    private void say(String sentence) {
        String text = English.capitalised(sentence.strip());
        if (!full() && isSceneful(text) && sentences.add(text)) {
            seconds += SpokenLength.of(text);
        }
    }

    /** As many of them as a scene can hold. */
    private void say(String lead, List<String> items) {
        int held = items.size();
        while (held > 1 && !isSceneful(lead + English.list(items.subList(0, held)))) {
            held--;
        }
        if (held > 0) {
            say(lead + English.list(items.subList(0, held)) + ".");
        }
    }

    private void about(WordNet.Sense sense) {
        told.add(sense.synset().getOffset());
        if (!sense.isInstance()) {
            kindOf(sense);
        }
        kinds(sense);
        parts(sense, "it");
        wholes(sense);
    }

    private void also(Subject other) {
        told.add(other.sense().synset().getOffset());
        sayDefinition(other.sense(), true);
        parts(other.sense(), reference(other.sense()));
    }

    private void kindOf(WordNet.Sense sense) {
        sense.related(PointerType.HYPERNYM).stream()
                .filter(this::isTellable)
                .findFirst()
                .ifPresent(parent -> {
                    boolean defined = Words.of(parent.definition()).size() <= FEW
                            && told.add(parent.synset().getOffset());
                    String meaning = defined && !Gloss.isPlural(parent.definition())
                            ? ": " + complement(parent, parent.definition())
                            : "";
                    say("It is a kind of " + parent.lemma() + meaning + ".");
                });
    }

    private void kinds(WordNet.Sense sense) {
        List<WordNet.Sense> kinds = listed(sense.related(PointerType.HYPONYM, PointerType.INSTANCES_HYPONYM));
        if (kinds.size() > 1) {
            boolean names = kinds.stream().allMatch(WordNet.Sense::isInstance);
            say(names ? "Well-known examples are " : "There are several kinds, among them ", references(kinds));
        } else if (kinds.size() == 1) {
            say("One kind is ", references(kinds));
        }
    }

    /** @param whole how to speak of the sense */
    private void parts(WordNet.Sense sense, String whole) {
        List<WordNet.Sense> parts = others(sense, PointerType.PART_MERONYM);
        List<WordNet.Sense> stuff = others(sense, PointerType.SUBSTANCE_MERONYM);
        if (!parts.isEmpty()) {
            say(partsLead(sense, parts.size(), whole), references(parts));
        }
        say(
                English.capitalised(whole) + " contains ",
                stuff.stream().map(WordNet.Sense::lemma).toList());
    }

    private static String partsLead(WordNet.Sense sense, int parts, String whole) {
        if (sense.field().equals("noun.location")) {
            return "In " + whole + " you find ";
        }
        String all = whole.equals("it") ? "its parts" : "the parts of " + whole;
        return (parts == 1 ? "One of " : "Among ") + all + (parts == 1 ? " is " : " are ");
    }

    private void wholes(WordNet.Sense sense) {
        listed(sense.related(PointerType.PART_HOLONYM)).stream()
                .findFirst()
                .ifPresent(whole -> say("It is itself part of " + reference(whole) + "."));
        listed(sense.related(PointerType.MEMBER_HOLONYM)).stream()
                .filter(whole -> whole.field().matches("noun\\.(animal|plant)"))
                .findFirst()
                .ifPresent(whole -> say("Biologists place it in the " + rank(whole) + "."));
    }

    private static String rank(WordNet.Sense group) {
        return group.lemma().toLowerCase(Locale.ROOT).matches("(genus|family|order|class) .*")
                ? group.lemma()
                : "group " + group.lemma();
    }

    /** Definitions of what is near the subject, nearest first, until there are words enough. */
    private void widen(WordNet.Sense sense) {
        String name = sense.lemma();
        List<WordNet.Sense> near = new ArrayList<>();
        near.addAll(listed(sense.related(PointerType.HYPONYM, PointerType.INSTANCES_HYPONYM)));
        near.addAll(listed(sense.related(PointerType.PART_MERONYM, PointerType.SUBSTANCE_MERONYM)));
        near.addAll(listed(sense.related(PointerType.PART_HOLONYM)));
        near.removeIf(relative -> relative.lemma().equalsIgnoreCase(name));
        near.forEach(this::define);
        List<WordNet.Sense> up = sense.related(PointerType.HYPERNYM, PointerType.INSTANCE_HYPERNYM);
        for (int level = 0; level < 3 && !up.isEmpty() && !full(); level++) {
            WordNet.Sense parent = up.getFirst();
            define(parent);
            List<WordNet.Sense> siblings = byUse(parent.related(PointerType.HYPONYM)).stream()
                    .filter(other ->
                            !told.contains(other.synset().getOffset()) && !other.isInstance() && !other.isName())
                    .limit(LISTED)
                    .toList();
            if (siblings.size() > 1 && level < 2 && !sense.isInstance()) {
                say("Other kinds of " + parent.lemma() + " are ", references(siblings));
                siblings.forEach(this::define);
            }
            up = parent.related(PointerType.HYPERNYM);
        }
        near.forEach(relative -> listed(relative.related(PointerType.HYPONYM, PointerType.PART_MERONYM))
                .forEach(this::define));
    }

    private void define(WordNet.Sense sense) {
        if (!full() && isTellable(sense) && told.add(sense.synset().getOffset())) {
            sayDefinition(sense, false);
        }
    }

    /** The longest that a scene can hold. */
    private void sayDefinition(WordNet.Sense sense, boolean main) {
        Stream.concat(Stream.of(sense.definition()), Gloss.shorter(sense.definition()).stream())
                .map(text -> definition(sense, text, main))
                .filter(TopicWriter::isSceneful)
                .findFirst()
                .ifPresent(this::say);
    }

    private boolean isTellable(WordNet.Sense sense) {
        int length = Words.of(sense.definition()).size();
        return length >= FEWEST_WORDS && length <= LONGEST_DEFINITION && isPlain(sense.lemma());
    }

    private static boolean isPlain(String lemma) {
        return lemma.matches("[\\p{L} '-]+");
    }

    private List<WordNet.Sense> listed(List<WordNet.Sense> senses) {
        return byUse(senses).stream().limit(LISTED).toList();
    }

    private List<WordNet.Sense> others(WordNet.Sense sense, PointerType type) {
        return listed(sense.related(type)).stream()
                .filter(other -> !other.lemma().equalsIgnoreCase(sense.lemma()))
                .toList();
    }

    private List<WordNet.Sense> byUse(List<WordNet.Sense> senses) {
        return senses.stream()
                .filter(this::isTellable)
                .sorted(Comparator.comparingInt(WordNet.Sense::uses).reversed())
                .toList();
    }

    private static String complement(WordNet.Sense sense, String text) {
        if (Gloss.startsWithDeterminer(text) || !(isCounted(sense) || sense.isInstance())) {
            return text;
        }
        return Gloss.isPlural(text) ? "any of the " + text : English.withArticle(text);
    }

    /** For nouns of which it is not known whether they take an article. */
    private String explanation(String lemma, String text) {
        return switch (sentences.size() % 3) {
            case 0 -> "By " + lemma + " one means " + text + ".";
            case 1 -> "The word " + lemma + " stands for " + text + ".";
            default -> "The word " + lemma + " means " + text + ".";
        };
    }

    private String definition(WordNet.Sense sense, String text, boolean main) {
        boolean past = Gloss.isPast(sense.synset().getGloss());
        String complement = complement(sense, text);
        if (!main && !isCounted(sense) && !sense.isInstance() && !sense.isName()) {
            return explanation(sense.lemma(), text);
        }
        if (text.matches("(?i)(of|in|by|to|from|with|when|where|while|being|having) .*")) {
            return subject(sense) + " means " + text + ".";
        }
        return subject(sense) + (past ? " was " : " is ") + complement + ".";
    }

    /** At the head of a sentence. */
    private static String subject(WordNet.Sense sense) {
        return English.capitalised(reference(sense));
    }

    private static String reference(WordNet.Sense sense) {
        if (sense.isName()) {
            return (DEFINITE.matcher(sense.lemma()).matches() ? "the " : "") + sense.lemma();
        }
        return isCounted(sense) ? English.withArticle(sense.lemma()) : sense.lemma();
    }

    static boolean isCounted(WordNet.Sense sense) {
        return COUNTED.contains(sense.field()) && !sense.isInstance();
    }

    private static List<String> references(List<WordNet.Sense> senses) {
        return senses.stream().map(TopicWriter::reference).distinct().toList();
    }

    private static String name(Subject subject) {
        return subject.plural() ? subject.written() : reference(subject.sense());
    }
}
