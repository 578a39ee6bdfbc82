package dev.storyreel.media.picture;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Focus;
import dev.storyreel.media.ProcessGroup;

/**
 * A picture whole, over a copy of itself that covers the canvas, blurred and darkened so that the eye passes over it. The
 * copy is blurred where it is small, as nothing fine is left of it anyway.
 */
public final class BlurredFill {
    /** How much smaller than the canvas the copy is when it is blurred. */
    public static final int REDUCTION = 8;

    /** The share of the copy's brightness that is left. */
    public static final double BRIGHTNESS = 0.55;

    /** The blur's standard deviation is this part of the copy's shorter side. */
    public static final double BLUR = 1.0 / 16;

    private static final int SMALLEST = 16;
    private static final int BLACK = 16;
    /** So many means of neighbours, one after the other, are as good as a Gaussian. */
    private static final int PASSES = 3;

    private BlurredFill() {}

    /**
     * An even length between those that a canvas may have.
     *
     * @param most the longest, even
     */
    public static int even(double length, int most) {
        return Math.clamp(2 * Math.round(length / 2), SMALLEST, most);
    }

    /** The canvas on which the copy is blurred. */
    public static Canvas ground(Canvas canvas) {
        return new Canvas(
                even((double) canvas.width() / REDUCTION, canvas.width()),
                even((double) canvas.height() / REDUCTION, canvas.height()),
                canvas.framesPerSecond());
    }

    /** The part of the canvas in which all of a picture of this shape is seen. */
    public static Canvas inner(Canvas canvas, double width, double height) {
        double scale = Math.min(canvas.width() / width, canvas.height() / height);
        return new Canvas(
                even(width * scale, canvas.width()), even(height * scale, canvas.height()), canvas.framesPerSecond());
    }

    /** The standard deviation of the blur, in pixels of the {@link #ground}. */
    public static double deviation(Canvas ground) {
        return BLUR * Math.min(ground.width(), ground.height());
    }

    static WorkingPicture of(StoredImage image, Canvas canvas, Focus focus, ProcessGroup work)
            throws InterruptedException {
        Canvas shape = inner(canvas, image.width(), image.height());
        int left = indent(canvas.width() - shape.width());
        int top = indent(canvas.height() - shape.height());
        WorkingPicture target = WorkingPicture.blank(
                canvas,
                new Focus(
                        (left + focus.x() * shape.width()) / canvas.width(),
                        (top + focus.y() * shape.height()) / canvas.height()));
        fillGround(image, target, focus, work);
        WorkingPicture inner = WorkingPicture.blank(shape, target.oversampling(), Focus.CENTRE);
        PictureScaler.scale(image, covering(image, shape, Focus.CENTRE), inner, work);
        paste(inner.luma(), target.luma(), left * target.oversampling(), top * target.oversampling());
        paste(inner.blue(), target.blue(), left * target.oversampling() / 2, top * target.oversampling() / 2);
        paste(inner.red(), target.red(), left * target.oversampling() / 2, top * target.oversampling() / 2);
        return target;
    }

    /** Where something begins that leaves so many pixels free: even, so that chroma begins there too. */
    public static int indent(int free) {
        return free / 4 * 2;
    }

    private static Crop covering(StoredImage image, Canvas canvas, Focus focus) {
        return Crop.covering(canvas, image.width(), image.height(), focus);
    }

    private static void fillGround(StoredImage image, WorkingPicture target, Focus focus, ProcessGroup work)
            throws InterruptedException {
        Canvas ground = ground(target.canvas());
        WorkingPicture small = WorkingPicture.blank(ground, 1, Focus.CENTRE);
        PictureScaler.scale(image, covering(image, ground, focus), small, work);
        // of so many means, each over 2r + 1 samples, the variance is (2r + 1)² / 12 − 1/12
        double deviation = deviation(ground);
        int radius = (int) Math.max(1, Math.round((Math.sqrt(12 * deviation * deviation / PASSES + 1) - 1) / 2));
        enlarge(small.luma(), radius, BLACK, (float) BRIGHTNESS, target.luma(), PictureScaler.LUMA_TOP);
        enlarge(small.blue(), Math.max(1, radius / 2), 0, 1, target.blue(), PictureScaler.CHROMA_TOP);
        enlarge(small.red(), Math.max(1, radius / 2), 0, 1, target.red(), PictureScaler.CHROMA_TOP);
    }

    /** Blurs a plane, takes part of what lies above the base, and writes it as large as the target. */
    private static void enlarge(Plane small, int radius, int base, float share, Plane target, int highest) {
        float[][] rows = new float[small.height()][small.width()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < small.width(); x++) {
                int value = small.samples()[x * small.pitch() + y] & 0xff;
                rows[y][x] = base + (value - base) * share;
            }
        }
        for (int pass = 0; pass < PASSES; pass++) {
            rows = turned(blurred(turned(blurred(rows, radius)), radius));
        }
        PlaneScaler scaler = new PlaneScaler(
                kernel(target.width(), small.width()), kernel(target.height(), small.height()), target, highest);
        for (float[] row : rows) {
            scaler.take(row);
        }
    }

    private static Kernel kernel(int target, int source) {
        return Kernel.of(target, source, 0, (double) source / target, 1);
    }

    /** Each sample becomes the mean of its neighbours in its row; beyond the edges the outermost is repeated. */
    private static float[][] blurred(float[][] rows, int radius) {
        float[][] result = new float[rows.length][rows[0].length];
        for (int y = 0; y < rows.length; y++) {
            float[] row = rows[y];
            int last = row.length - 1;
            // an exact sum: nothing of what goes in is left when it has gone out
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                sum += row[Math.clamp(i, 0, last)];
            }
            for (int x = 0; x <= last; x++) {
                result[y][x] = (float) (sum / (2 * radius + 1));
                sum += (double) row[Math.min(x + radius + 1, last)] - row[Math.max(x - radius, 0)];
            }
        }
        return result;
    }

    private static float[][] turned(float[][] rows) {
        float[][] result = new float[rows[0].length][rows.length];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[0].length; x++) {
                result[x][y] = rows[y][x];
            }
        }
        return result;
    }

    private static void paste(Plane part, Plane target, int left, int top) {
        for (int x = 0; x < part.width(); x++) {
            System.arraycopy(
                    part.samples(),
                    x * part.pitch(),
                    target.samples(),
                    (left + x) * target.pitch() + top,
                    part.height());
        }
    }
}
