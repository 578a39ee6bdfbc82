package dev.storyreel.provider.offline.illustrator;

/**
 * One sheet of a ground.
 *
 * @param edge its colour at the edge
 * @param deep its colour {@code depth} pixels inside
 * @param depth pixels
 * @param soft width of the edge in pixels: 1 crisp, more for what is out of focus
 * @param shadow what it throws on the sheets behind, 0–1
 * @param reach of the shadow, pixels
 * @param opacity 0–1
 */
record Layer(
        Field field, Tone edge, Tone deep, double depth, double soft, double shadow, double reach, double opacity) {
    static Layer flat(Field field, Tone tone, double opacity) {
        return new Layer(field, tone, tone, 1, 1.2, 0, 1, opacity);
    }
}
