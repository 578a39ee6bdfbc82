package dev.storyreel.provider.offline.voice;

/**
 * What the voice reads: a word in plain English letters, or one of the marks {@code . , ? ! ; :}.
 *
 * @param text lower-case letters and apostrophes, or a mark
 * @param word which written word it belongs to, from 0
 */
record SpokenToken(String text, int word) {
    boolean isMark() {
        return !Character.isLetter(text.charAt(0)) && text.charAt(0) != '\'';
    }
}
