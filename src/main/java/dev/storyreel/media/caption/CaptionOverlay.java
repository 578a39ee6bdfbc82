package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;
import java.util.Arrays;

/**
 * A page in one state, ready to be laid over frames. Only its box is held: planar Y, Cb and Cr (BT.709, limited range, chroma
 * at half resolution and sited as H.264 has it by default), all multiplied by opacity. Immutable, safe for many threads.
 */
public final class CaptionOverlay {
    static final CaptionOverlay NOTHING = new CaptionOverlay(0, 0, 0, 0);

    /** Matrix of BT.709 into limited range, in 65,536ths. */
    private static final int[] LUMA = {11966, 40254, 4064, 4112};

    private static final int[] BLUE = {-6596, -22189, 28784, 32896};
    private static final int[] RED = {28784, -26145, -2640, 32896};
    private static final int HALF = 1 << 15;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final byte[] luma;
    private final byte[] blue;
    private final byte[] red;
    private final byte[] opacity;
    private final byte[] chromaOpacity;
    private int[] lumaRuns = {};
    private int[] chromaRuns = {};

    private CaptionOverlay(int left, int top, int width, int height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        luma = new byte[width * height];
        opacity = new byte[width * height];
        blue = new byte[width * height / 4];
        red = new byte[width * height / 4];
        chromaOpacity = new byte[width * height / 4];
    }

    /** @param pixels premultiplied ARGB; all positions and sides are even */
    static CaptionOverlay of(int[] pixels, int left, int top, int width, int height) {
        CaptionOverlay overlay = new CaptionOverlay(left, top, width, height);
        overlay.fillLuma(pixels);
        overlay.fillChroma(pixels);
        overlay.lumaRuns = runs(overlay.opacity, width);
        overlay.chromaRuns = runs(overlay.chromaOpacity, width / 2);
        return overlay;
    }

    /** Column of the canvas where the box begins. */
    public int left() {
        return left;
    }

    /** Row of the canvas where the box begins. */
    public int top() {
        return top;
    }

    /** Columns of the box; 0 if there is nothing to see. */
    public int width() {
        return width;
    }

    /** Rows of the box; 0 if there is nothing to see. */
    public int height() {
        return height;
    }

    /**
     * Lays the caption over a frame. Only rows of the box are touched.
     *
     * @param frame planar YUV 4:2:0 of the canvas's size: all of Y, then Cb, then Cr
     * @param canvas the one the overlay was made for
     */
    public void blendOnto(byte[] frame, Canvas canvas) {
        int stride = canvas.width();
        int pixels = stride * canvas.height();
        blend(luma, opacity, lumaRuns, width, frame, top * stride + left, stride);
        int chroma = pixels + top / 2 * (stride / 2) + left / 2;
        blend(blue, chromaOpacity, chromaRuns, width / 2, frame, chroma, stride / 2);
        blend(red, chromaOpacity, chromaRuns, width / 2, frame, chroma + pixels / 4, stride / 2);
    }

    private static void blend(
            byte[] samples, byte[] opacity, int[] runs, int width, byte[] frame, int corner, int stride) {
        for (int run = 0; run < runs.length; run += 2) {
            int source = runs[run];
            int length = runs[run + 1];
            int target = corner + source / width * stride + source % width;
            if (length < 0) {
                System.arraycopy(samples, source, frame, target, -length);
            } else {
                for (int i = 0; i < length; i++) {
                    int rounded = (frame[target + i] & 0xff) * (255 - (opacity[source + i] & 0xff)) + 128;
                    frame[target + i] = (byte) (samples[source + i] + ((rounded + (rounded >> 8)) >> 8));
                }
            }
        }
    }

    /**
     * What is not clear, as pairs of where it begins and how long it is within a row; the length is negative where nothing
     * shines through, and where it is clear there is no run.
     */
    private static int[] runs(byte[] opacity, int width) {
        int[] runs = new int[1 << 10];
        int count = 0;
        for (int row = 0; row < opacity.length; row += width) {
            int start = row;
            while (start < row + width) {
                int kind = kind(opacity[start]);
                int end = start + 1;
                while (end < row + width && kind(opacity[end]) == kind) {
                    end++;
                }
                if (kind != 0) {
                    if (count == runs.length) {
                        runs = Arrays.copyOf(runs, 2 * count);
                    }
                    runs[count++] = start;
                    runs[count++] = kind * (end - start);
                }
                start = end;
            }
        }
        return Arrays.copyOf(runs, count);
    }

    private static int kind(byte opacity) {
        return opacity == 0 ? 0 : opacity == -1 ? -1 : 1;
    }

    private void fillLuma(int[] pixels) {
        for (int row = 0; row < height; row++) {
            for (int x = 0; x < width; x++) {
                int pixel = pixels[row * width + x];
                int alpha = pixel >>> 24;
                if (alpha != 0) {
                    opacity[row * width + x] = (byte) alpha;
                    luma[row * width + x] = sample(LUMA, pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff, alpha, 0);
                }
            }
        }
    }

    private void fillChroma(int[] pixels) {
        int half = width / 2;
        for (int row = 0; row < height / 2; row++) {
            for (int x = 0; x < half; x++) {
                int a = 0;
                int r = 0;
                int g = 0;
                int b = 0;
                for (int tap = -1; tap <= 1; tap++) {
                    int column = 2 * x + tap;
                    int weight = tap == 0 ? 2 : 1;
                    if (column >= 0) {
                        for (int y = 2 * row; y < 2 * row + 2; y++) {
                            int pixel = pixels[y * width + column];
                            a += weight * (pixel >>> 24);
                            r += weight * (pixel >> 16 & 0xff);
                            g += weight * (pixel >> 8 & 0xff);
                            b += weight * (pixel & 0xff);
                        }
                    }
                }
                if (a == 0) {
                    continue;
                }
                int index = row * half + x;
                chromaOpacity[index] = (byte) ((a + 4) >> 3);
                blue[index] = sample(BLUE, r, g, b, a, 3);
                red[index] = sample(RED, r, g, b, a, 3);
            }
        }
    }

    private static byte sample(int[] matrix, int r, int g, int b, int a, int shift) {
        int sum = matrix[0] * r + matrix[1] * g + matrix[2] * b + matrix[3] * a;
        int value = (sum + (HALF << shift)) >> (16 + shift);
        // never more than its opacity, so that a sum with what is below stays in a byte
        return (byte) Math.max(0, Math.min(value, (a + ((1 << shift) >> 1)) >> shift));
    }
}
