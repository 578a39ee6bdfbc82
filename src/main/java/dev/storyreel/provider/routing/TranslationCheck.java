package dev.storyreel.provider.routing;

import dev.storyreel.provider.Languages;
import dev.storyreel.provider.SpokenWords;
import dev.storyreel.provider.Translation.Fault;
import dev.storyreel.provider.TranslationRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A look at lines that a model has translated: a faulty one is told apart from those that are good, and only where nothing is, the whole
 * answer counts as bad.
 *
 * @param request what was to be translated
 */
record TranslationCheck(TranslationRequest request) {
    /** A line for a slot this short may say what it has to; more than that is another text. */
    private static final int ALWAYS_ALLOWED = 60;

    private static final int FAR_TOO_LONG = 4;

    /** A name or a number is the same in many languages; so many words in a row are not. */
    private static final int WORDS_THAT_DIFFER = 4;

    /** Why nothing of an answer can be used; empty if something can. */
    List<String> ofAll(List<String> lines) {
        int wanted = request.lines().size();
        if (lines.size() != wanted) {
            return List.of("there are " + lines.size() + " lines, there must be " + wanted);
        }
        List<Fault> faults = ofEach(lines);
        if (faults.size() == wanted && !request.isRepeated()) {
            return faults.stream().map(Fault::toString).toList();
        }
        return new TargetLanguage(request.target())
                .otherThan(String.join("\n", lines), names()).stream().toList();
    }

    /** What is wrong with lines, as many as were asked for. */
    List<Fault> ofEach(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Fault(i, String.join(" and ", wrong(i, lines.get(i)))))
                .filter(fault -> !fault.why().isEmpty())
                .toList();
    }

    /** The lines, with the source's in place of those that cannot be said. */
    List<String> bearable(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> unsayable(i, lines.get(i)).isEmpty()
                        ? lines.get(i).strip()
                        : request.lines().get(i).text())
                .toList();
    }

    private List<String> wrong(int line, String translated) {
        Optional<String> unsayable = unsayable(line, translated);
        if (unsayable.isPresent()) {
            return List.of(unsayable.get());
        }
        String said = request.lines().get(line).text();
        List<String> wrong = new ArrayList<>();
        // whoever is asked once more for one line alone, and leaves it as it is, has a reason
        boolean insists = request.isRepeated() && request.lines().size() == 1;
        if (!insists && isUntranslated(said, translated)) {
            wrong.add("is still in " + Languages.name(request.source()));
        }
        request.keep().stream()
                .map(KeptTerm::new)
                .filter(term -> term.isIn(said) && !term.isKeptIn(translated))
                .forEach(term -> wrong.add("lacks the term \"" + term.text() + "\""));
        return wrong;
    }

    /** Why it cannot be said, or not in its line's time. */
    private Optional<String> unsayable(int line, String translated) {
        int length = translated.length();
        int said = request.lines().get(line).text().length();
        if (translated.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("is empty");
        }
        return length > Checked.LONGEST_TEXT || length > ALWAYS_ALLOWED + FAR_TOO_LONG * said
                ? Optional.of("is another text than the one to be translated: it has " + length + " characters")
                : Optional.empty();
    }

    /** Between forms of one language a line may well stay as it is. */
    private boolean isUntranslated(String said, String translated) {
        return !Languages.same(request.source(), request.target())
                && String.join(" ", words(said)).equalsIgnoreCase(String.join(" ", words(translated)))
                && SpokenWords.in(ordinary(said)) >= WORDS_THAT_DIFFER;
    }

    /** Without what is the same in many languages: kept terms, numbers, and names, which have a capital, as the first word has anyhow. */
    private String ordinary(String said) {
        String rest = said;
        for (String term : request.keep()) {
            rest = new KeptTerm(term).without(rest);
        }
        String[] words = words(rest);
        return IntStream.range(0, words.length)
                .filter(i -> i == 0 || !isNameOrNumber(words[i]))
                .mapToObj(i -> words[i])
                .collect(Collectors.joining(" "));
    }

    /** Names and terms, which say nothing of the language they are found in. */
    private Set<String> names() {
        return Stream.concat(request.lines().stream().map(TranslationRequest.Line::text), request.keep().stream())
                .flatMap(text -> Arrays.stream(words(text)))
                .filter(TranslationCheck::isNameOrNumber)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isNameOrNumber(String word) {
        return word.isEmpty() || Character.isUpperCase(word.codePointAt(0)) || Character.isDigit(word.codePointAt(0));
    }

    private static String[] words(String text) {
        return text.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip().split(" ", -1);
    }
}
