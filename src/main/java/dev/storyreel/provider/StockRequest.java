package dev.storyreel.provider;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in stock.
 *
 * @param words as people type them into a search, 1–{@value #LONGEST_WORDS} characters
 * @param orientation how it is to lie; null for any
 * @param width pixels that it should fill
 * @param height pixels that it should fill
 * @param seconds that a clip should last at least, 0 or more; of no meaning for a picture
 * @param language BCP 47, of the words
 */
public record StockRequest(
        String words,
        StockKind kind,
        @Nullable Orientation orientation,
        int width,
        int height,
        double seconds,
        String language) {
    /** Characters; more than that Pixabay does not take. */
    public static final int LONGEST_WORDS = 100;

    /** Of something else's shape at most this share is cropped away when it is seen. */
    private static final double MOST_LOST = 1.0 / 3;

    private static final double NEARLY_SQUARE = 1.1;

    public StockRequest {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(language);
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException("stock cannot be searched with these words: " + words);
        }
        if (width < 16 || height < 16 || !(seconds >= 0)) {
            throw new IllegalArgumentException(
                    "stock cannot be searched for " + width + "×" + height + " of " + seconds + " s");
        }
    }

    /** How something lies. */
    public enum Orientation {
        LANDSCAPE,
        PORTRAIT,
        SQUARE
    }

    /** Something that lies as what it is to fill. */
    public static StockRequest of(
            String words, StockKind kind, int width, int height, double seconds, String language) {
        double shape = (double) width / height;
        Orientation orientation = shape > NEARLY_SQUARE
                ? Orientation.LANDSCAPE
                : shape < 1 / NEARLY_SQUARE ? Orientation.PORTRAIT : Orientation.SQUARE;
        return new StockRequest(words, kind, orientation, width, height, seconds, language);
    }

    /** The same, however it lies. */
    public StockRequest ofAnyOrientation() {
        return new StockRequest(words, kind, null, width, height, seconds, language);
    }

    /** Whether little of something of that size is lost where it fills what is asked for. */
    boolean hasShape(int itemWidth, int itemHeight) {
        double shape = (double) width * itemHeight / ((double) height * itemWidth);
        return 1 - Math.min(shape, 1 / shape) < MOST_LOST;
    }

    /** Whether something of that size fills what is asked for without being enlarged. */
    boolean isFilledBy(int itemWidth, int itemHeight) {
        return itemWidth >= width && itemHeight >= height;
    }
}
