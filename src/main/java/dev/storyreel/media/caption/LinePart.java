package dev.storyreel.media.caption;

/**
 * A word, or a piece of a broken one, in a line.
 *
 * @param word which word of the page
 * @param spaceBefore whether a space parts it from the part before, in the same line
 */
record LinePart(int word, String text, boolean spaceBefore) {}
