package dev.storyreel.media.caption;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/**
 * A line as glyphs, in thousandths of an em; x from the line's start, y downwards from the baseline.
 *
 * @param outlines of each word that has letters
 * @param pictures emoji, from left to right
 * @param glyphs from left to right
 * @param ink what outlines and pictures cover; empty if nothing can be shown
 * @param missing how many characters were left out, as no font has them
 */
record ShapedLine(
        Map<Integer, Path2D> outlines, List<Picture> pictures, List<Glyph> glyphs, Rectangle2D ink, int missing) {
    /**
     * @param word which word of the page it belongs to
     * @param body of its SVG
     */
    record Picture(int word, String body, double x) {
        static final double SIDE = 1100;
        static final double ADVANCE = 1200;
        static final double TOP = -920;
    }

    /**
     * @param font file name
     * @param code in that font
     * @param character index in the line's text
     * @param x where it stands
     */
    record Glyph(String font, int code, int character, double x) {}
}
