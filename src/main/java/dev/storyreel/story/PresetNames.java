package dev.storyreel.story;

import java.util.regex.Pattern;

/** What presets are called: words of lower-case letters and digits, joined by single dashes. */
final class PresetNames {
    static final String FORM = "[a-z0-9]+(-[a-z0-9]+){0,15}";
    static final int MAX_LENGTH = 40;
    private static final Pattern PATTERN = Pattern.compile(FORM);

    private PresetNames() {}

    static boolean isName(String name) {
        return name.length() <= MAX_LENGTH && PATTERN.matcher(name).matches();
    }
}
