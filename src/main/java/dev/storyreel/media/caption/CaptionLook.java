package dev.storyreel.media.caption;

/**
 * A style in figures. Lengths are in pixels where the canvas's shorter side has 1080.
 *
 * @param weight of the Latin, Greek and Cyrillic letters
 * @param size of the letters, em
 * @param outline width outside the letters
 * @param waiting colour of words to come, RGB
 * @param spoken colour of words that were spoken
 * @param active colour of the word that is spoken
 * @param plate opacity of the plate, 0–1
 * @param blur radius of the shadow
 * @param drop how far the shadow falls
 */
record CaptionLook(
        String weight,
        double size,
        double outline,
        int waiting,
        int spoken,
        int active,
        double plate,
        int blur,
        double drop) {
    static CaptionLook of(CaptionStyle style) {
        return switch (style) {
            case CLEAN -> new CaptionLook("Bold", 66, 5, 0xFFFFFF, 0xFFFFFF, 0xFFE45C, 0, 10, 3);
            case BOLD -> new CaptionLook("Black", 74, 9, 0xFFFFFF, 0xFFFFFF, 0xFFD400, 0, 4, 6);
            case KARAOKE -> new CaptionLook("Bold", 70, 7, 0xFFFFFF, 0x3FE0FF, 0x3FE0FF, 0, 8, 4);
            case BOX -> new CaptionLook("Bold", 62, 0, 0xFFFFFF, 0xFFFFFF, 0xFFC940, 0.84, 0, 0);
            case NONE -> throw new IllegalArgumentException("captions that are not burnt in have no look");
        };
    }
}
