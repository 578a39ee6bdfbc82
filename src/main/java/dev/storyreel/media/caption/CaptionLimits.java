package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;

/**
 * What a page may hold and how long it stays.
 *
 * @param words a page, at least 1; in scripts without spaces five columns count as one word
 * @param columns a line, at least 4: a character takes one, an ideograph two; a single longer word has the page to itself
 * @param lines a page, 1 or 2
 * @param closedGapMs a page stays until the next one begins if it need not wait longer than this after its last word;
 *     else it goes this long after its last word
 */
public record CaptionLimits(int words, int columns, int lines, int closedGapMs) {
    /** What short-form films have: 4 words, 20 characters, 2 lines, gaps of up to a second. */
    public static final CaptionLimits SHORT_FORM = new CaptionLimits(4, 20, 2, 1000);

    /** The same words on one line, where there is room beside them and none to lose above. */
    static final CaptionLimits WIDE = new CaptionLimits(4, 36, 2, 1000);

    /** What suits the canvas. */
    public static CaptionLimits of(Canvas canvas) {
        return canvas.width() * 3 > canvas.height() * 4 ? WIDE : SHORT_FORM;
    }

    /** @throws IllegalArgumentException out of range */
    public CaptionLimits {
        if (words < 1 || columns < 4 || lines < 1 || lines > 2 || closedGapMs < 0) {
            throw new IllegalArgumentException(
                    "caption limits " + words + ", " + columns + ", " + lines + ", " + closedGapMs);
        }
    }
}
