package dev.storyreel.provider.offline.voice;

import com.ibm.icu.text.Transliterator;
import dev.storyreel.provider.offline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says how written words are read: numbers, money, years, times, units, abbreviations, addresses and foreign letters in
 * plain English words. What has no sound (emoji, ornaments) yields nothing. Safe for use by many threads.
 */
final class Verbalizer {
    private static final int MAX_LETTERS = 40;
    private static final int MAX_WORD = 200;

    private static final Pattern WORD = Pattern.compile(
            "^(?<open>[^\\p{L}\\p{N}$€£¥#&+=%@°'’.~<>±×-]*)(?<core>.*?)" + "(?<close>[.,;:!?…\"'”’»)\\]}*_–—-]*)$",
            Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|org|net|io|dev|edu|gov|uk|de)(?:/\\S*)?");
    private static final Pattern MONEY = Pattern.compile("([$€£¥])(\\d[\\d,]*)(?:\\.(\\d{1,2}))?([kKmMbB]|bn)?");
    private static final Pattern NUMBER = Pattern.compile("([-−+]?)(\\d[\\d,]*)(?:\\.(\\d+))?([%‰]|°[CF]?|\\p{L}+)?");
    private static final Pattern CLOCK = Pattern.compile("(?i)(\\d{1,2}):([0-5]\\d)(am|pm)?");
    private static final Pattern RANGE = Pattern.compile("(.*\\d\\S*)[–-](\\d.*)");
    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}\\.){2,}\\p{L}?\\.?");
    private static final Pattern YEAR = Pattern.compile("1[1-9]\\d\\d|20[1-9]\\d");
    private static final Pattern PART =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*|\\d[\\d,]*(?:\\.\\d+)?|#(?=\\d)|[&+=%@$€£°×±]");
    private static final Pattern CAPITALS = Pattern.compile("(\\p{Lu}{2,5})('?s)?");

    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("mr", "mister"),
            Map.entry("mrs", "missus"),
            Map.entry("ms", "miz"),
            Map.entry("dr", "doctor"),
            Map.entry("prof", "professor"),
            Map.entry("st", "saint"),
            Map.entry("mt", "mount"),
            Map.entry("vs", "versus"),
            Map.entry("e.g", "for example"),
            Map.entry("i.e", "that is"),
            Map.entry("etc", "et cetera"),
            Map.entry("approx", "approximately"),
            Map.entry("jr", "junior"),
            Map.entry("sr", "senior"),
            Map.entry("gen", "general"),
            Map.entry("capt", "captain"),
            Map.entry("sgt", "sergeant"),
            Map.entry("ca", "circa"),
            Map.entry("cf", "compare"),
            Map.entry("fig", "figure"),
            Map.entry("vol", "volume"));
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("&", "and"),
            Map.entry("+", "plus"),
            Map.entry("=", "equals"),
            Map.entry("%", "percent"),
            Map.entry("@", "at"),
            Map.entry("#", "number"),
            Map.entry("$", "dollars"),
            Map.entry("€", "euros"),
            Map.entry("£", "pounds"),
            Map.entry("¥", "yen"),
            Map.entry("°", "degrees"),
            Map.entry("×", "times"),
            Map.entry("±", "plus or minus"),
            Map.entry("-", "minus"),
            Map.entry("−", "minus"));
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("%", "percent"),
            Map.entry("‰", "per mille"),
            Map.entry("°", "degrees"),
            Map.entry("°C", "degrees celsius"),
            Map.entry("°F", "degrees fahrenheit"),
            Map.entry("km", "kilometers"),
            Map.entry("m", "meters"),
            Map.entry("cm", "centimeters"),
            Map.entry("mm", "millimeters"),
            Map.entry("kg", "kilograms"),
            Map.entry("g", "grams"),
            Map.entry("mg", "milligrams"),
            Map.entry("mph", "miles an hour"),
            Map.entry("ft", "feet"),
            Map.entry("lb", "pounds"),
            Map.entry("hz", "hertz"),
            Map.entry("khz", "kilohertz"),
            Map.entry("ms", "milliseconds"),
            Map.entry("s", "seconds"),
            Map.entry("h", "hours"),
            Map.entry("k", "thousand"),
            Map.entry("bn", "billion"),
            Map.entry("x", "times"),
            Map.entry("am", "a m"),
            Map.entry("pm", "p m"));
    private static final Map<String, String> MAGNITUDES =
            Map.of("k", "thousand", "m", "million", "b", "billion", "bn", "billion");
    private static final Set<String> MAGNITUDE_WORDS = Set.of("thousand", "million", "billion", "trillion");
    private static final Map<String, String> CURRENCIES = Map.of("$", "dollar", "€", "euro", "£", "pound", "¥", "yen");
    /** Read letter by letter although the lexicon has a word spelled so. */
    private static final Set<String> LETTERED =
            Set.of("US", "UK", "EU", "UN", "IT", "AI", "TV", "PC", "PM", "AM", "ID", "DNA", "CEO");

    private final NumberNames numbers = new NumberNames();
    private final Transliterator latin = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    private final Predicate<String> lexicon;

    /** @param lexicon whether a lower-case word's pronunciation is known */
    Verbalizer(Predicate<String> lexicon) {
        this.lexicon = lexicon;
    }

    /** The tokens of all words in order; each knows its word. */
    List<SpokenToken> tokens(List<String> words, int firstWord) {
        List<SpokenToken> tokens = new ArrayList<>();
        boolean shouted = words.size() > 2
                && words.stream().noneMatch(word -> word.chars().anyMatch(Character::isLowerCase));
        String pendingCurrency = "";
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? letters(words.get(i + 1)) : "";
            Matcher parts = WORD.matcher(head(words.get(i)));
            if (!parts.matches()) {
                continue;
            }
            StringBuilder said = new StringBuilder(
                    isUnit(words, i, parts.group("core"))
                            ? unit(parts.group("core"))
                            : say(parts.group("core"), parts.group("close"), shouted));
            String currency = currencyBefore(parts.group("core"), next);
            if (!currency.isEmpty()) {
                said.setLength(said.length() - currency.length());
            } else {
                said.append(pendingCurrency);
            }
            pendingCurrency = currency;
            addWords(tokens, said.toString(), firstWord + i);
            addMark(tokens, parts.group("core"), parts.group("close"), said.isEmpty(), firstWord + i);
        }
        return tokens;
    }

    /** Nobody listens to a word of two hundred letters to its end. */
    private static String head(String word) {
        return word.substring(0, Math.min(word.length(), MAX_WORD));
    }

    private static boolean isUnit(List<String> words, int i, String core) {
        boolean afterNumber = i > 0
                && Character.isDigit(words.get(i - 1).charAt(words.get(i - 1).length() - 1));
        return afterNumber && core.length() > 1 && UNITS.containsKey(core);
    }

    /** "$5 million" is five million dollars: the currency moves behind the next word. */
    private static String currencyBefore(String core, String next) {
        Matcher money = MONEY.matcher(core);
        boolean moves = MAGNITUDE_WORDS.contains(next) && money.matches() && money.group(4) == null;
        return moves ? " " + currency(money.group(1), money.group(2)) : "";
    }

    private String say(String core, String close, boolean shouted) {
        String abbreviation = ABBREVIATIONS.get(core.toLowerCase(Locale.ROOT));
        if (abbreviation != null && (close.startsWith(".") || core.equals("vs") || core.equals("etc"))) {
            return abbreviation;
        }
        if (DOTTED.matcher(core + (close.startsWith(".") ? "." : "")).matches()) {
            return spell(core);
        }
        if (ADDRESS.matcher(core).matches()) {
            return address(core);
        }
        String number = number(core);
        return number.isEmpty() ? parts(core, shouted) : number;
    }

    private String number(String core) {
        String single = singleNumber(core);
        Matcher range = RANGE.matcher(core);
        if (!single.isEmpty() || !range.matches()) {
            return single;
        }
        String from = singleNumber(range.group(1));
        String to = singleNumber(range.group(2));
        return from.isEmpty() || to.isEmpty() ? "" : from + " to " + to;
    }

    private String singleNumber(String core) {
        Matcher clock = CLOCK.matcher(core);
        if (clock.matches()) {
            return clock(clock);
        }
        Matcher money = MONEY.matcher(core);
        if (money.matches()) {
            return money(money);
        }
        Matcher number = NUMBER.matcher(core);
        return number.matches() ? quantity(number) : "";
    }

    private String clock(Matcher clock) {
        String minutes = clock.group(2);
        String said = switch (minutes) {
            case "00" -> clock.group(3) == null ? " o'clock" : "";
            default -> (minutes.startsWith("0") ? " oh " : " ") + numbers.cardinal(minutes.replaceFirst("^0", ""));
        };
        String half = clock.group(3) == null ? "" : " " + spell(clock.group(3));
        return numbers.cardinal(Integer.toString(Integer.parseInt(clock.group(1)))) + said + half;
    }

    private String money(Matcher money) {
        String said = numbers.cardinal(money.group(2));
        String magnitude = money.group(4);
        String cents = money.group(3);
        if (magnitude != null) {
            String decimals = cents == null ? "" : " point " + numbers.digits(cents);
            return said + decimals + " " + MAGNITUDES.get(magnitude.toLowerCase(Locale.ROOT)) + " "
                    + currency(money.group(1), "2");
        }
        if (cents != null && cents.length() == 1) {
            return said + " point " + numbers.digits(cents) + " " + currency(money.group(1), "2");
        }
        boolean odd = cents != null && !cents.equals("00");
        return said + (odd ? " " + numbers.cardinal(cents.replaceFirst("^0", "")) : "") + " "
                + currency(money.group(1), odd ? "2" : money.group(2));
    }

    private static String currency(String sign, String amount) {
        String name = CURRENCIES.getOrDefault(sign, "");
        return amount.equals("1") || name.equals("yen") ? name : name + "s";
    }

    private String quantity(Matcher number) {
        String digits = number.group(2);
        String decimals = number.group(3);
        String suffix = number.group(4) == null ? "" : number.group(4);
        String sign = number.group(1).isEmpty() ? "" : SIGNS.get(number.group(1)) + " ";
        String lower = suffix.toLowerCase(Locale.ROOT);
        if (decimals == null && Set.of("st", "nd", "rd", "th").contains(lower)) {
            return numbers.ordinal(digits.replace(",", ""));
        }
        boolean year = decimals == null && YEAR.matcher(digits).matches();
        String said = year ? numbers.year(digits) : numbers.cardinal(digits);
        if (lower.equals("s") && decimals == null && digits.endsWith("0")) {
            return NumberNames.plural(said);
        }
        String fraction = decimals == null ? "" : " point " + numbers.digits(decimals);
        String unit = suffix.isEmpty() ? "" : " " + unit(suffix);
        return sign + said + fraction + unit;
    }

    /** Units are written in small letters but for a few, so "5G" is no weight. */
    private String unit(String suffix) {
        String name = UNITS.get(suffix.length() > 1 ? suffix.toLowerCase(Locale.ROOT) : suffix);
        return name == null ? UNITS.getOrDefault(suffix, part(suffix, false)) : name;
    }

    private String address(String core) {
        String host = core.replaceFirst("(?i)^https?://", "")
                .replaceFirst("(?i)^www\\.", "")
                .replaceFirst("[/?#].*", "");
        return parts(host.replace(".", " dot ").replace("@", " at "), false);
    }

    private String parts(String core, boolean shouted) {
        StringBuilder said = new StringBuilder();
        Matcher part = PART.matcher(latin(core));
        while (part.find()) {
            said.append(said.isEmpty() ? "" : " ").append(part(part.group(), shouted));
        }
        return said.toString();
    }

    private String part(String part, boolean shouted) {
        if (Character.isDigit(part.charAt(0))) {
            return number(part);
        }
        if (SIGNS.containsKey(part)) {
            return SIGNS.getOrDefault(part, "");
        }
        Matcher capitals = CAPITALS.matcher(part);
        if (capitals.matches() && !shouted && isSpelled(capitals.group(1))) {
            return spell(capitals.group(1)) + (capitals.group(2) == null ? "" : " 's");
        }
        String word = part.replace('’', '\'').toLowerCase(Locale.ROOT);
        boolean letter = word.length() == 1 && !word.equals("a") && !word.equals("i");
        return letter ? spell(word) : contraction(word);
    }

    private boolean isSpelled(String capitals) {
        boolean sayable = capitals.length() > 4 && capitals.matches(".*[AEIOUY].*");
        return LETTERED.contains(capitals) || (!sayable && !lexicon.test(capitals.toLowerCase(Locale.ROOT)));
    }

    /** Splits off what the lexicon does not know: "octopus's" is octopus and 's. */
    private static String contraction(String word) {
        int apostrophe = word.lastIndexOf('\'');
        String bare = word.replace("'", "");
        if (apostrophe <= 0 || Pronunciations.phones().containsKey(word)) {
            return apostrophe == 0 && !Pronunciations.phones().containsKey(word) ? bare : word;
        }
        String enclitic = word.endsWith("n't") ? "n't" : word.substring(apostrophe);
        return Pronunciations.phones().containsKey(enclitic)
                ? word.substring(0, word.length() - enclitic.length()).replace("'", "") + " " + enclitic
                : bare;
    }

    private static String spell(String letters) {
        StringBuilder said = new StringBuilder();
        letters.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetter)
                .forEach(letter -> said.append(said.isEmpty() ? "" : " ")
                        .append(letter == 'a' ? "ay" : Character.toString(letter)));
        return said.toString();
    }

    private String latin(String text) {
        return text.chars().allMatch(c -> c < 128) ? text : latin.transliterate(text.replace('’', '\''));
    }

    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static void addWords(List<SpokenToken> tokens, String said, int word) {
        for (String token : Words.of(said)) {
            String letters = token.replaceAll("[^a-z']", "");
            if (letters.chars().anyMatch(Character::isLetter)) {
                tokens.add(new SpokenToken(letters.substring(0, Math.min(letters.length(), MAX_LETTERS)), word));
            }
        }
    }

    private static void addMark(List<SpokenToken> tokens, String core, String close, boolean silent, int word) {
        String mark = mark(close, core, silent);
        boolean afterWord = !tokens.isEmpty() && !tokens.getLast().isMark();
        if (!mark.isEmpty() && afterWord) {
            tokens.add(new SpokenToken(mark, word));
        }
    }

    /** An abbreviation's dot inside a sentence is no pause; the caller closes each sentence itself. */
    private static String mark(String close, String core, boolean silent) {
        if (close.indexOf('?') >= 0) {
            return "?";
        }
        if (close.indexOf('!') >= 0) {
            return "!";
        }
        boolean pause = close.chars().anyMatch(c -> ",;:…–—".indexOf(c) >= 0) || close.contains("...");
        return pause || (silent && core.chars().allMatch(c -> "-–—…".indexOf(c) >= 0)) ? "," : "";
    }
}
