package dev.storyreel.media.picture;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Segment;
import java.util.Arrays;

/** Composes the frames of a transition from those of both its shots. */
public final class CrossingComposer implements FrameSource {
    private static final int ALL = Axis.ONE;
    private static final byte BLACK = 16;
    private static final byte COLOURLESS = (byte) 128;
    /** How far the camera has dived into the first picture when the second takes its place. */
    private static final double DEPTH = 0.9;

    private static final double DEPTH_AFTER = 0.45;

    private final Segment.Crossing crossing;
    private final ShotFrames before;
    private final ShotFrames after;
    /** The frame of the first shot at which the transition begins. */
    private final int start;

    private final int frameBytes;
    /** A frame of the one shot, then one of the other, or black. */
    private final byte[] pair;

    /** Closes both shots with itself. */
    public CrossingComposer(Segment.Crossing crossing, ShotFrames before, ShotFrames after) {
        this.crossing = crossing;
        this.before = before;
        this.after = after;
        this.start = crossing.before().frames() - crossing.frames();
        this.frameBytes = FrameComposer.frameBytes(crossing.canvas());
        this.pair = new byte[2 * frameBytes];
    }

    @Override
    public void compose(int frame, byte[] target) throws InterruptedException {
        double share = (frame + 0.5) / crossing.frames();
        double eased = share * share * (3 - 2 * share);
        switch (crossing.transition().kind()) {
            case CUT -> throw new IllegalStateException("a cut has no frames");
            case CROSSFADE -> {
                composeBoth(frame, 1, 1);
                blend(eased, target);
            }
            case SLIDE -> {
                composeBoth(frame, 1, 1);
                push(eased, target);
            }
            case ZOOM_THROUGH -> {
                composeBoth(frame, 1 + DEPTH * share * share, 1 + DEPTH_AFTER * (1 - eased));
                double late = Math.clamp(2 * share - 0.5, 0, 1);
                blend(late * late * (3 - 2 * late), target);
            }
            case DIP -> dip(frame, share, target);
        }
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }

    private void composeBoth(int frame, double closerBefore, double closerAfter) throws InterruptedException {
        before.compose(start + frame, closerBefore, pair, 0);
        after.compose(frame, closerAfter, pair, frameBytes);
    }

    private void blend(double share, byte[] target) {
        int weight = (int) Math.round(share * ALL);
        PackedBytes.blend(pair, 0, frameBytes, weight, target, 0, frameBytes);
    }

    private void dip(int frame, double share, byte[] target) throws InterruptedException {
        boolean falling = share < 0.5;
        if (falling) {
            before.compose(start + frame, 1, pair, 0);
        } else {
            after.compose(frame, 1, pair, 0);
        }
        int pixels = crossing.canvas().width() * crossing.canvas().height();
        Arrays.fill(pair, frameBytes, frameBytes + pixels, BLACK);
        Arrays.fill(pair, frameBytes + pixels, 2 * frameBytes, COLOURLESS);
        blend(falling ? 2 * share : 2 - 2 * share, target);
    }

    /** Both frames side by side, moved to the left by that share of their width. */
    private void push(double share, byte[] target) {
        Canvas canvas = crossing.canvas();
        int pixels = canvas.width() * canvas.height();
        int gone = (int) Math.round(share * canvas.width() / 2);
        push(0, canvas.width(), canvas.height(), 2 * gone, target);
        push(pixels, canvas.width() / 2, canvas.height() / 2, gone, target);
        push(pixels + pixels / 4, canvas.width() / 2, canvas.height() / 2, gone, target);
    }

    private void push(int offset, int width, int height, int gone, byte[] target) {
        for (int y = 0; y < height; y++) {
            int row = offset + y * width;
            System.arraycopy(pair, row + gone, target, row, width - gone);
            System.arraycopy(pair, frameBytes + row, target, row + width - gone, gone);
        }
    }
}
