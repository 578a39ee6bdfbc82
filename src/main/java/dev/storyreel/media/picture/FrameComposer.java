package dev.storyreel.media.picture;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Motion;

/**
 * Composes frames of one picture: planar YUV 4:2:0, all of Y, then Cb, then Cr, with chroma sited as H.264 has it by
 * default (on the left luma column, between the luma rows). Same picture and view, same bytes. For one thread.
 */
public final class FrameComposer {
    private final Canvas canvas;
    private final PlaneResampler luma;
    private final PlaneResampler blue;
    private final PlaneResampler red;
    private final double oversampling;
    private final Focus focus;

    public FrameComposer(WorkingPicture picture) {
        canvas = picture.canvas();
        luma = new PlaneResampler(picture.luma(), canvas.width(), canvas.height());
        blue = new PlaneResampler(picture.blue(), canvas.width() / 2, canvas.height() / 2);
        red = new PlaneResampler(picture.red(), canvas.width() / 2, canvas.height() / 2);
        oversampling = (double) picture.luma().width() / canvas.width();
        focus = picture.focus();
    }

    /** Bytes of a frame. */
    public static int frameBytes(Canvas canvas) {
        return canvas.width() * canvas.height() * 3 / 2;
    }

    /**
     * The frames of a shot of a picture.
     *
     * @param frames how many there are
     */
    public static ShotFrames of(WorkingPicture picture, Motion motion, int frames) {
        FrameComposer composer = new FrameComposer(picture);
        return (frame, closer, target, offset) -> {
            Motion.View view = motion.at(frame, frames, composer.focus);
            composer.compose(view.closer(closer), target, offset);
        };
    }

    /** Fills {@link #frameBytes} of the array, from {@code offset} on, with what is seen through the view. */
    void compose(Motion.View view, byte[] frame, int offset) {
        double step = 1 / view.zoom();
        double left = edge(canvas.width(), view.x(), step);
        double top = edge(canvas.height(), view.y(), step);
        place(luma, left + 0.5 * step, top + 0.5 * step, step, oversampling);
        place(blue, left + 0.5 * step, top + step, 2 * step, oversampling / 2);
        place(red, left + 0.5 * step, top + step, 2 * step, oversampling / 2);
        int pixels = canvas.width() * canvas.height();
        luma.resample(frame, offset);
        blue.resample(frame, offset + pixels);
        red.resample(frame, offset + pixels + pixels / 4);
    }

    /** Where the view begins, in pixels of the canvas at zoom 1. */
    private static double edge(int side, double position, double step) {
        return side * (1 - step) * (position + 1) / 2;
    }

    /** The first sample's centre and the step are in pixels of the canvas at zoom 1. */
    private static void place(PlaneResampler plane, double x, double y, double step, double samplesPerPixel) {
        plane.columns().place(x * samplesPerPixel - 0.5, step * samplesPerPixel);
        plane.rows().place(y * samplesPerPixel - 0.5, step * samplesPerPixel);
    }
}
