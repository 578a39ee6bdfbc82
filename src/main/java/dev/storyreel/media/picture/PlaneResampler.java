package dev.storyreel.media.picture;

/**
 * Resamples one plane by linear interpolation in fixed point: each target column blends two source columns, and each
 * target row two rows of what comes of it. A band of rows at a time, so that what lies between both steps stays in the
 * processor's cache. Nothing is allocated per frame.
 */
final class PlaneResampler {
    /** Rows of the source that a band spans at most, a multiple of {@link PackedBytes#LANES}. */
    private static final int BAND = 1024;

    private final Plane source;
    private final int targetWidth;
    private final int targetHeight;
    private final Axis columns;
    private final Axis rows;
    /** As many columns of the target as are turned into rows at once, in the height of a band. */
    private final byte[] strip = new byte[PackedBytes.LANES * BAND];
    /** Row by row: as wide as the target, as high as a band of the source. */
    private final byte[] squeezed;

    private final int squeezedPitch;

    PlaneResampler(Plane source, int targetWidth, int targetHeight) {
        this.source = source;
        this.targetWidth = targetWidth;
        this.targetHeight = targetHeight;
        this.columns = new Axis(targetWidth, source.width());
        this.rows = new Axis(targetHeight, source.height());
        this.squeezedPitch = PackedBytes.roundedUp(targetWidth);
        this.squeezed = new byte[squeezedPitch * BAND];
    }

    Axis columns() {
        return columns;
    }

    Axis rows() {
        return rows;
    }

    /** Writes the plane into the frame from {@code offset} on. */
    void resample(byte[] frame, int offset) {
        int end;
        for (int y = 0; y < targetHeight; y = end) {
            int top = rows.index[y] & -PackedBytes.LANES;
            end = endOfBand(y, top + BAND);
            squeeze(top, PackedBytes.roundedUp(rows.index[end - 1] + 2 - top));
            for (int row = y; row < end; row++) {
                int upper = (rows.index[row] - top) * squeezedPitch;
                int lower = upper + squeezedPitch;
                int to = offset + row * targetWidth;
                PackedBytes.blend(squeezed, upper, lower, rows.weight[row], frame, to, targetWidth);
            }
        }
    }

    /** The first target row from {@code y} on that needs a source row from {@code bottom} on. */
    private int endOfBand(int y, int bottom) {
        int end = y + 1;
        while (end < targetHeight && rows.index[end] + 2 <= bottom) {
            end++;
        }
        return end;
    }

    /** Blends {@code height} rows of the source's columns, from {@code top} on. */
    private void squeeze(int top, int height) {
        for (int x = 0; x < targetWidth; x += PackedBytes.LANES) {
            for (int k = 0; k < PackedBytes.LANES; k++) {
                int column = Math.min(x + k, targetWidth - 1);
                int left = columns.index[column] * source.pitch() + top;
                int right = left + source.pitch();
                PackedBytes.blend(source.samples(), left, right, columns.weight[column], strip, k * height, height);
            }
            PackedBytes.transpose(strip, height, squeezed, x, squeezedPitch);
        }
    }
}
