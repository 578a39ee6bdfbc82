package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;

/**
 * The shape of a film.
 *
 * @param width pixels, even, 16–4096
 * @param height pixels, even, 16–4096
 * @param framesPerSecond 1–120, a divisor of {@link #SAMPLE_RATE}, so that a frame lasts a whole number of samples
 */
public record Canvas(int width, int height, int framesPerSecond) {
    /** Samples a second, each of {@link #CHANNELS} channels, in all sound inside the engine and in its films. */
    public static final int SAMPLE_RATE = 48_000;

    /** Left and right. */
    public static final int CHANNELS = 2;

    private static final int MIN_SIDE = 16;
    private static final int MAX_SIDE = 4096;
    private static final int MAX_FRAMES_PER_SECOND = 120;

    /** @throws StoryreelException {@link MediaError#CANVAS_INVALID} */
    public Canvas {
        if (!isSide(width) || !isSide(height)) {
            throw new StoryreelException(
                    MediaError.CANVAS_INVALID,
                    "a canvas has even sides of " + MIN_SIDE + "–" + MAX_SIDE + " pixels, not " + width + "×" + height);
        }
        if (framesPerSecond < 1 || framesPerSecond > MAX_FRAMES_PER_SECOND || SAMPLE_RATE % framesPerSecond != 0) {
            throw new StoryreelException(
                    MediaError.CANVAS_INVALID,
                    "frames per second must divide " + SAMPLE_RATE + " and be at most " + MAX_FRAMES_PER_SECOND
                            + ", not " + framesPerSecond);
        }
    }

    /** Samples (of one channel) that last as long as a frame. */
    public int samplesPerFrame() {
        return SAMPLE_RATE / framesPerSecond;
    }

    /** Samples (of one channel) that last so long, rounded down. */
    public static long samples(long milliseconds) {
        return milliseconds * SAMPLE_RATE / 1000;
    }

    /** How long samples (of one channel) last, in milliseconds, rounded towards 0. */
    public static long milliseconds(long samples) {
        return samples * 1000 / SAMPLE_RATE;
    }

    private static boolean isSide(int pixels) {
        return pixels >= MIN_SIDE && pixels <= MAX_SIDE && pixels % 2 == 0;
    }
}
