package dev.storyreel.media.picture;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Motion;

/** Shows the middle of finished frames from nearer, as a transition does. For one thread. */
public final class CloseUp {
    private final Canvas canvas;
    private final WorkingPicture picture;
    private final FrameComposer composer;

    public CloseUp(Canvas canvas) {
        this.canvas = canvas;
        this.picture = WorkingPicture.blank(canvas, 1, Focus.CENTRE);
        this.composer = new FrameComposer(picture);
    }

    /**
     * @param zoom 1–4
     * @param offset where in {@code target} the frame begins
     */
    public void compose(byte[] frame, double zoom, byte[] target, int offset) {
        int pixels = canvas.width() * canvas.height();
        load(frame, 0, picture.luma());
        load(frame, pixels, picture.blue());
        load(frame, pixels + pixels / 4, picture.red());
        composer.compose(new Motion.View(zoom, 0, 0), target, offset);
    }

    /** Rows become columns. That chroma then stands half a pixel to the right is not seen while the picture rushes by. */
    private static void load(byte[] frame, int offset, Plane plane) {
        for (int y = 0; y < plane.height(); y++) {
            int row = offset + y * plane.width();
            for (int x = 0; x < plane.width(); x++) {
                plane.samples()[x * plane.pitch() + y] = frame[row + x];
            }
        }
    }
}
