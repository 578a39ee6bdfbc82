package dev.storyreel.provider.offline.planner;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.offline.text.EnglishDictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.PointerTarget;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** Looks words up in WordNet 3.1. Not safe for many threads: whoever uses it holds the {@link #monitor}. */
final class WordNet {
    private static final int REMEMBERED = 20_000;

    private final Dictionary dictionary;
    private final Map<String, List<Sense>> nouns = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    private WordNet(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** What is held while it, or a sense that it gave, is used. */
    Object monitor() {
        return dictionary;
    }

    /** Loads it, if nobody has: a third of a second. */
    static WordNet load() {
        try {
            return new WordNet(EnglishDictionary.shared());
        } catch (JWNLException e) {
            throw new StoryreelException(ProviderError.PROVIDER_UNAVAILABLE, "WordNet cannot be loaded", e);
        }
    }

    /** The suitable noun senses of a word or phrase in any form, most frequent first. */
    List<Sense> nouns(String phrase) {
        if (nouns.size() > REMEMBERED) {
            nouns.clear();
        }
        return nouns.computeIfAbsent(phrase, this::lookUpNouns);
    }

    /** "hearts" is rather more than one heart than the card game. */
    private List<Sense> lookUpNouns(String phrase) {
        String singular = phrase.endsWith("s") ? phrase.substring(0, phrase.length() - 1) : phrase;
        return uses(POS.NOUN, singular) > uses(POS.NOUN, phrase) ? senses(singular) : senses(phrase);
    }

    private List<Sense> senses(String phrase) {
        List<Sense> senses = new ArrayList<>();
        for (Synset synset : index(POS.NOUN, phrase).map(IndexWord::getSenses).orElse(List.of())) {
            String lemma = index(POS.NOUN, phrase).map(IndexWord::getLemma).orElse(phrase);
            Word word = synset.getWords().stream()
                    .filter(candidate -> candidate.getLemma().equalsIgnoreCase(lemma))
                    .findFirst()
                    .orElse(synset.getWords().getFirst());
            if (Gloss.isSuitable(synset.getGloss())) {
                senses.add(new Sense(word.getLemma(), synset));
            }
        }
        return List.copyOf(senses);
    }

    /** How often the word was met as this part of speech in the texts WordNet counted, at least 1 where it is known. */
    int uses(POS pos, String word) {
        if (uses.size() > REMEMBERED) {
            uses.clear();
        }
        return uses.computeIfAbsent(pos + " " + word, key -> {
            int count = 0;
            boolean known = false;
            for (Synset synset : index(pos, word).map(IndexWord::getSenses).orElse(List.of())) {
                count += synset.getWords().stream()
                        .filter(candidate -> isForm(word, candidate.getLemma().toLowerCase(Locale.ROOT)))
                        .mapToInt(Word::getUseCount)
                        .sum();
                known |= synset.getWords().stream()
                        .anyMatch(candidate -> isForm(word, candidate.getLemma().toLowerCase(Locale.ROOT)));
            }
            return known ? count + 1 : count;
        });
    }

    /** "sang", "fed": the form does not show the verb. */
    boolean isIrregularVerb(String word) {
        return index(POS.VERB, word)
                .map(IndexWord::getLemma)
                .filter(lemma -> lemma.length() > 2 && !isForm(word, lemma))
                .isPresent();
    }

    /** "bees" is no form of the verb "be". */
    private static boolean isForm(String word, String lemma) {
        return word.startsWith(lemma)
                && word.length() - lemma.length() <= (word.endsWith("es") ? 2 : 1)
                && lemma.length() > 2;
    }

    private Optional<IndexWord> index(POS pos, String phrase) {
        try {
            return Optional.ofNullable(dictionary.lookupIndexWord(pos, phrase));
        } catch (JWNLException e) {
            throw new StoryreelException(ProviderError.PROVIDER_UNAVAILABLE, "WordNet cannot be read", e);
        }
    }

    /**
     * One meaning of a noun.
     *
     * @param lemma as WordNet spells it, names with their capitals
     */
    record Sense(String lemma, Synset synset) {
        String definition() {
            return Gloss.definition(synset.getGloss());
        }

        /** WordNet's broad field, e.g. {@code noun.animal}. */
        String field() {
            return synset.getLexFileName();
        }

        boolean isInstance() {
            return !synset.getPointers(PointerType.INSTANCE_HYPERNYM).isEmpty();
        }

        boolean isName() {
            return lemma.chars().anyMatch(Character::isUpperCase);
        }

        /** Suitable senses that this one points to; each with its commonest name. */
        List<Sense> related(PointerType... types) {
            List<Sense> related = new ArrayList<>();
            try {
                for (PointerType type : types) {
                    for (PointerTarget target : synset.getTargets(type)) {
                        Synset other = target.getSynset();
                        if (Gloss.isSuitable(other.getGloss())) {
                            related.add(new Sense(commonest(other), other));
                        }
                    }
                }
            } catch (JWNLException e) {
                throw new StoryreelException(ProviderError.PROVIDER_UNAVAILABLE, "WordNet cannot be read", e);
            }
            return related;
        }

        /** How often the lemma itself was met in this sense. */
        int ownUses() {
            return synset.getWords().stream()
                    .filter(word -> word.getLemma().equals(lemma))
                    .mapToInt(Word::getUseCount)
                    .sum();
        }

        int uses() {
            return synset.getWords().stream().mapToInt(Word::getUseCount).sum();
        }

        private static String commonest(Synset synset) {
            Word best = synset.getWords().getFirst();
            for (Word word : synset.getWords()) {
                best = word.getUseCount() > best.getUseCount() ? word : best;
            }
            return best.getLemma();
        }
    }
}
