package dev.storyreel.provider.routing;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import dev.storyreel.provider.Languages;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a text is surely in another language than it should be: by the script of its letters and, among languages of Latin
 * letters, by the words that no text of them does without. Whatever is not sure is let pass: languages that are close to each other, those
 * that are not known here, short texts. Libraries that know more take tens of megabytes.
 *
 * @param tag of the language it should be in, BCP 47
 */
record TargetLanguage(String tag) {
    /** Fewer may well be names. */
    private static final int LETTERS_THAT_TELL_A_SCRIPT = 40;

    /** Letters, and as many spaces as there are words. */
    private static final int CHARACTERS_THAT_TELL_A_LANGUAGE = 200;

    private static final double MOST = 0.5;

    /** Of its letters a Japanese text has more in kana than this. */
    private static final double KANA = 0.1;

    /** Of the words of a text, the commonest ones of its language are about a third. */
    private static final double SURELY_IN_IT = 0.12;

    private static final double SURELY_NOT_IN_IT = 0.04;

    /** Without a script in their tag they may be written in any of theirs. */
    private static final Set<String> OF_SEVERAL_SCRIPTS = Set.of(
            "az", "bs", "ha", "kk", "ks", "ku", "ky", "mn", "ms", "pa", "sd", "sh", "sr", "tg", "tk", "tt", "ug", "uz");

    /** Among these nobody is sure. */
    private static final List<Set<String>> CLOSE =
            List.of(Set.of("ca", "es", "pt"), Set.of("da", "nb", "sv"), Set.of("cs", "sk", "pl", "hr"));

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final Map<String, Set<String>> COMMON_WORDS = Map.ofEntries(
            common("ca", "de la que i el en a els les un una per amb no és del al es ho va són dels"),
            common("cs", "a se v na je že to s z do o i jako ale si které pro tak jsem by není jsou"),
            common("da", "og i at det er en til på som af for de med den der ikke et har vi jeg kan så"),
            common("de", "der die und das in den ist zu nicht mit es ein von sich auf ich wir eine auch dem sie"),
            common("en", "the and of to a in is that it you for we i on this are with was as be have not at do so"),
            common("es", "de la que el en y a los se del las un por con no una para es lo su al como más"),
            common("fi", "ja on ei se että hän oli ovat mutta joka kun niin tai myös kuin mitä ole minä tämä sen"),
            common("fr", "de la le et les des en un une que est pour qui dans il pas sur ce vous nous au je"),
            common(
                    "hr",
                    "i je u se na da su za od ne to što s kao ali koji koje smo sam bi po iz o kako nije će ili vam"),
            common("hu", "a az és hogy nem is egy ez van meg de csak ha már mint ki volt azt el kell"),
            common(
                    "id",
                    "yang dan di ini itu dengan untuk tidak dari dalam akan pada ke adalah kita bisa saya ada juga"),
            common("it", "di che e la il un a per in una non è sono le si da con i come del ma della"),
            common("nb", "og i det er en til på som av for de med den ikke et har vi jeg kan å så at"),
            common("nl", "de het een en van in is dat op te zijn met voor niet die je we er aan ook maar ik"),
            common("pl", "i w na z się nie do to że jest o jak a po co tak za od ale są dla przez"),
            common("pt", "de que e o a do da em um para é com não uma os no se na por mais as como"),
            common("ro", "de și în a la cu care este o pe nu din un să ce mai că pentru sunt se au"),
            common("sk", "a sa v na je že to s z do o aj ako ale si ktoré pre tak som by nie sú"),
            common("sv", "och i att det är en på som för av den med till inte ett har vi jag de kan om så"),
            common("tr", "ve bir bu da de için ile çok ne daha gibi ama olarak var o ben en kadar değil mi"),
            common("vi", "và là của có không được một cho người trong các này đã những với để chúng ta tôi khi"));

    private static Map.Entry<String, Set<String>> common(String language, String words) {
        return Map.entry(language, Set.of(words.split(" ")));
    }

    /**
     * What a text is, if that is surely another language or script.
     *
     * @param names words that are alike in all languages
     */
    Optional<String> otherThan(String text, Set<String> names) {
        List<String> words = Arrays.stream(BETWEEN_WORDS.split(text))
                .filter(word -> !word.isEmpty() && !names.contains(word))
                .toList();
        int letters = (int) words.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isLetter)
                .count();
        Optional<String> script = letters < LETTERS_THAT_TELL_A_SCRIPT ? Optional.empty() : otherScript(words, letters);
        return script.isPresent() || letters + words.size() < CHARACTERS_THAT_TELL_A_LANGUAGE
                ? script
                : otherWords(words);
    }

    private Optional<String> otherScript(List<String> words, int letters) {
        int @Nullable [] known = UScript.getCode(ULocale.forLanguageTag(tag));
        Locale locale = Locale.forLanguageTag(tag);
        if (known == null || (locale.getScript().isEmpty() && OF_SEVERAL_SCRIPTS.contains(locale.getLanguage()))) {
            return Optional.empty();
        }
        Map<Integer, Integer> found = new HashMap<>();
        words.forEach(word -> word.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> found.merge(UScript.getScript(letter), 1, Integer::sum)));
        int own = Arrays.stream(known)
                .map(script -> found.getOrDefault(script, 0))
                .sum();
        boolean kana =
                found.getOrDefault(UScript.HIRAGANA, 0) + found.getOrDefault(UScript.KATAKANA, 0) >= KANA * letters;
        boolean japanese = Languages.primary(tag).equals("ja");
        if (own >= MOST * letters && (kana || !japanese)) {
            return Optional.empty();
        }
        int most = found.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return Optional.of("it is not in " + Languages.name(tag) + " but written in " + UScript.getName(most)
                + " letters" + (own >= MOST * letters ? " alone" : ""));
    }

    private Optional<String> otherWords(List<String> words) {
        String language = Languages.primary(tag);
        Set<String> own = COMMON_WORDS.get(language);
        if (own == null) {
            return Optional.empty();
        }
        String most = null;
        double highest = SURELY_IN_IT;
        for (Map.Entry<String, Set<String>> other : COMMON_WORDS.entrySet()) {
            double share = share(words, other.getValue(), own);
            boolean close = CLOSE.stream().anyMatch(all -> all.contains(language) && all.contains(other.getKey()));
            if (!close && share >= highest && share(words, own, other.getValue()) < SURELY_NOT_IN_IT) {
                most = other.getKey();
                highest = share;
            }
        }
        return Optional.ofNullable(most)
                .map(other -> "it is not in " + Languages.name(tag) + " but in " + Languages.name(other));
    }

    /** How many words are common in one language and not in the other. */
    private static double share(List<String> words, Set<String> common, Set<String> notIn) {
        return (double) words.stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(word -> common.contains(word) && !notIn.contains(word))
                        .count()
                / words.size();
    }
}
