package dev.storyreel.media.picture;

import dev.storyreel.media.Motion;
import dev.storyreel.media.ProcessGroup;

/**
 * Turns rows of RGB into the planes of a {@link WorkingPicture}: to YUV by BT.709 in limited range (Rec. ITU-R
 * BT.709-6, items 3.2–3.4), then each plane to its own grid.
 */
final class PictureScaler {
    private static final float RED = 0.2126f;
    private static final float GREEN = 0.7152f;
    private static final float BLUE = 0.0722f;
    static final int LUMA_TOP = 235;
    static final int CHROMA_TOP = 240;

    private final PlaneScaler luma;
    private final PlaneScaler blue;
    private final PlaneScaler red;
    private final float[] lumaRow;
    private final float[] blueRow;
    private final float[] redRow;

    /**
     * @param width of the rows that will come
     * @param height how many rows will come
     * @param crop which part of these rows the picture shows
     */
    PictureScaler(WorkingPicture target, int width, int height, Crop crop) {
        luma = scaler(target, target.luma(), width, height, crop, LUMA_TOP);
        blue = scaler(target, target.blue(), width, height, crop, CHROMA_TOP);
        red = scaler(target, target.red(), width, height, crop, CHROMA_TOP);
        lumaRow = new float[width];
        blueRow = new float[width];
        redRow = new float[width];
    }

    /**
     * Fills a picture.
     *
     * @param crop the part of the image that is to be seen
     */
    static void scale(StoredImage image, Crop crop, WorkingPicture target, ProcessGroup work)
            throws InterruptedException {
        PictureScaler scaler = new PictureScaler(target, image.width(), image.height(), crop);
        RgbRows rows = new RgbRows(image);
        for (int top = 0; top < image.height(); top += RgbRows.STRIP) {
            work.checkpoint();
            int[] pixels = rows.from(top);
            for (int y = 0; y < Math.min(RgbRows.STRIP, image.height() - top); y++) {
                scaler.take(pixels, y * image.width());
            }
        }
    }

    private static PlaneScaler scaler(
            WorkingPicture picture, Plane plane, int width, int height, Crop crop, int highest) {
        // what can be seen: the canvas's own samples, a little finer when magnified
        double seen = (double) plane.width() / picture.luma().width();
        double visible = crop.width() / (picture.canvas().width() * seen * Motion.MAX_ZOOM);
        Kernel across = Kernel.of(plane.width(), width, crop.x(), crop.width() / plane.width(), visible);
        Kernel down = Kernel.of(plane.height(), height, crop.y(), crop.height() / plane.height(), visible);
        return new PlaneScaler(across, down, plane, highest);
    }

    /** Takes the next row: {@code 0xRRGGBB} for each pixel, from {@code offset} on. */
    void take(int[] rgb, int offset) {
        for (int x = 0; x < lumaRow.length; x++) {
            int pixel = rgb[offset + x];
            float r = (pixel >> 16) & 0xff;
            float g = (pixel >> 8) & 0xff;
            float b = pixel & 0xff;
            float y = RED * r + GREEN * g + BLUE * b;
            lumaRow[x] = 16 + y * (219f / 255);
            blueRow[x] = 128 + (b - y) * (224f / 255 / 1.8556f);
            redRow[x] = 128 + (r - y) * (224f / 255 / 1.5748f);
        }
        luma.take(lumaRow);
        blue.take(blueRow);
        red.take(redRow);
    }
}
