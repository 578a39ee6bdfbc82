package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.offline.text.EnglishDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** The nouns of WordNet 3.1. Safe for use by many threads, one at a time. */
final class Lexicon {
    private final Dictionary dictionary;

    private Lexicon(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** @throws StoryreelException {@link IllustratorError#ILLUSTRATIONS_UNREADABLE} */
    static Lexicon load() {
        try {
            return new Lexicon(EnglishDictionary.shared());
        } catch (JWNLException e) {
            throw unreadable(e);
        }
    }

    /**
     * @param id the synset's offset
     * @param file WordNet's rough kind, e.g. {@code noun.animal}
     * @param name whether it is one of a kind, as Newfoundland is, rather than a kind
     */
    record Sense(long id, String file, boolean name) {}

    /** The dictionary's form of a noun, e.g. the singular. */
    Optional<String> lemma(String phrase) {
        synchronized (dictionary) {
            return noun(phrase).map(IndexWord::getLemma);
        }
    }

    /** A noun's senses, the commonest first; of what is also the name of someone or somewhere, not what was named after it. */
    List<Sense> senses(String phrase) {
        synchronized (dictionary) {
            List<Sense> senses = new ArrayList<>();
            List<Sense> namesakes = new ArrayList<>();
            noun(phrase).ifPresent(word -> {
                for (Synset synset : word.getSenses()) {
                    boolean name =
                            !synset.getPointers(PointerType.INSTANCE_HYPERNYM).isEmpty();
                    Sense sense = new Sense(synset.getOffset(), synset.getLexFileName(), name);
                    (name || !isCapitalised(synset, word) ? senses : namesakes).add(sense);
                }
            });
            return senses.stream().anyMatch(Sense::name)
                    ? senses
                    : Stream.concat(senses.stream(), namesakes.stream()).toList();
        }
    }

    /** "Newfoundland" for the dog. */
    private static boolean isCapitalised(Synset synset, IndexWord word) {
        return synset.getWords().stream()
                .map(Word::getLemma)
                .anyMatch(lemma -> lemma.equalsIgnoreCase(word.getLemma()) && Character.isUpperCase(lemma.charAt(0)));
    }

    /** The kinds that a sense belongs to, the nearest first, along the first path up. */
    List<Long> kinds(long id) {
        synchronized (dictionary) {
            List<Long> kinds = new ArrayList<>();
            try {
                long at = id;
                while (kinds.size() < 24) {
                    Optional<Long> above = above(dictionary.getSynsetAt(POS.NOUN, at));
                    if (above.isEmpty() || kinds.contains(above.get())) {
                        break;
                    }
                    at = above.get();
                    kinds.add(at);
                }
            } catch (JWNLException e) {
                throw unreadable(e);
            }
            return kinds;
        }
    }

    /** Whether a word is mostly something else than a noun in running text, as "have" or "warm". */
    boolean rarelyNoun(String word) {
        synchronized (dictionary) {
            double noun = uses(POS.NOUN, word);
            return Math.max(uses(POS.VERB, word), Math.max(uses(POS.ADJECTIVE, word), uses(POS.ADVERB, word)))
                    > 2 * noun + 3;
        }
    }

    private int uses(POS pos, String word) {
        try {
            IndexWord found = dictionary.lookupIndexWord(pos, word);
            if (found == null) {
                return 0;
            }
            int uses = 0;
            for (Synset synset : found.getSenses()) {
                for (Word member : synset.getWords()) {
                    uses += member.getLemma().equalsIgnoreCase(found.getLemma()) ? member.getUseCount() : 0;
                }
            }
            return uses;
        } catch (JWNLException e) {
            throw unreadable(e);
        }
    }

    private static Optional<Long> above(Synset synset) throws JWNLException {
        for (Pointer pointer : synset.getPointers()) {
            if (pointer.getType() == PointerType.HYPERNYM || pointer.getType() == PointerType.INSTANCE_HYPERNYM) {
                return Optional.of(pointer.getTargetOffset());
            }
        }
        return Optional.empty();
    }

    private Optional<IndexWord> noun(String phrase) {
        try {
            // The look-up also finds "octopus" for "why octopuses".
            return Optional.ofNullable(dictionary.lookupIndexWord(POS.NOUN, phrase))
                    .filter(word -> spaces(word.getLemma()) == spaces(phrase));
        } catch (JWNLException e) {
            throw unreadable(e);
        }
    }

    private static long spaces(String phrase) {
        return phrase.chars().filter(c -> c == ' ').count();
    }

    private static StoryreelException unreadable(JWNLException e) {
        return new StoryreelException(
                IllustratorError.ILLUSTRATIONS_UNREADABLE, "the dictionary cannot be read: " + e.getMessage(), e);
    }
}
