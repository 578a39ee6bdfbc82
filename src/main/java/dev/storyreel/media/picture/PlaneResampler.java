package dev.storyreel.media.picture;

/**
 * Resamples one plane by linear interpolation in fixed point: each target column blends two source columns, and each
 * target row two rows of what comes of it. Nothing is allocated per frame.
 */
final class PlaneResampler {
    private final Plane source;
    private final int targetWidth;
    private final int targetHeight;
    private final Axis columns;
    private final Axis rows;
    /** As many columns of the target as are turned into rows at once, in the height of the source. */
    private final byte[] strip;
    /** Row by row: as wide as the target, as high as the source. */
    private final byte[] squeezed;

    private final int squeezedPitch;

    PlaneResampler(Plane source, int targetWidth, int targetHeight) {
        this.source = source;
        this.targetWidth = targetWidth;
        this.targetHeight = targetHeight;
        this.columns = new Axis(targetWidth, source.width());
        this.rows = new Axis(targetHeight, source.height());
        this.squeezedPitch = PackedBytes.roundedUp(targetWidth);
        this.strip = new byte[PackedBytes.LANES * source.pitch()];
        this.squeezed = new byte[squeezedPitch * source.pitch()];
    }

    Axis columns() {
        return columns;
    }

    Axis rows() {
        return rows;
    }

    /** Writes the plane into the frame from {@code offset} on. */
    void resample(byte[] frame, int offset) {
        int top = rows.index[0] & -PackedBytes.LANES;
        int height = PackedBytes.roundedUp(rows.index[targetHeight - 1] + 2 - top);
        for (int x = 0; x < targetWidth; x += PackedBytes.LANES) {
            for (int k = 0; k < PackedBytes.LANES; k++) {
                int column = Math.min(x + k, targetWidth - 1);
                int left = columns.index[column] * source.pitch() + top;
                int right = left + source.pitch();
                PackedBytes.blend(source.samples(), left, right, columns.weight[column], strip, k * height, height);
            }
            PackedBytes.transpose(strip, height, squeezed, x, squeezedPitch);
        }
        for (int y = 0; y < targetHeight; y++) {
            int upper = (rows.index[y] - top) * squeezedPitch;
            int lower = upper + squeezedPitch;
            PackedBytes.blend(squeezed, upper, lower, rows.weight[y], frame, offset + y * targetWidth, targetWidth);
        }
    }
}
