package dev.storyreel.provider.offline.voice;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers in English words, e.g. 1969 as "nineteen sixty nine". Safe for use by many threads. */
final class NumberNames {
    /** Beyond this a number is read digit by digit. */
    private static final int MAX_DIGITS = 15;

    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private final RuleBasedNumberFormat format =
            new RuleBasedNumberFormat(ULocale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);

    /** @param digits only ASCII digits, commas among them allowed */
    String cardinal(String digits) {
        String plain = digits.replace(",", "");
        boolean code = (plain.length() > 1 && plain.startsWith("0")) || plain.length() > MAX_DIGITS;
        return code ? digits(plain) : spell(Long.parseLong(plain), "%spellout-cardinal");
    }

    String ordinal(String digits) {
        return digits.length() > MAX_DIGITS ? digits(digits) : spell(Long.parseLong(digits), "%spellout-ordinal");
    }

    /** A year of four digits, as people say it. */
    String year(String digits) {
        return spell(Long.parseLong(digits), "%spellout-numbering-year");
    }

    String digits(String digits) {
        return digits.chars()
                .filter(c -> c >= '0' && c <= '9')
                .mapToObj(c -> DIGITS.get(c - '0'))
                .collect(Collectors.joining(" "));
    }

    /** The name in the plural: "nineteen nineties". */
    static String plural(String name) {
        return name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
    }

    private synchronized String spell(long number, String rules) {
        return Arrays.stream(format.format(number, rules).split("[\\s-]+")).collect(Collectors.joining(" "));
    }
}
