package dev.storyreel.media;

import dev.storyreel.media.SegmentCheck.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for black and frozen runs in decoded pictures, segment by segment, as FFmpeg's {@code blackdetect} and
 * {@code freezedetect} do. Takes small pictures, planar 4:2:0 of 8 bit in limited range: few pixels tell that much. For one
 * thread.
 */
final class PictureGauge {
    /** 6 % of the range. */
    private static final int BLACK = 16 + (int) (0.06 * 219);

    private static final double BLACK_SHARE = 0.98;

    /** Pictures that differ by no more than this, on average over all samples, show the same; 1/255. */
    private static final double STILL = 0.256;

    private static final int FIELDS = SegmentCheck.GRID * SegmentCheck.GRID;

    private final int width;
    private final int height;
    private final Runs black;
    private final Runs frozen;
    private final byte[] reference;
    private final byte[] last;
    private final List<Look> looks = new ArrayList<>();
    private List<Integer> first = List.of();
    private List<Integer> firstRunEnd = List.of();
    private int frames;

    /** What was seen in a segment, see {@link SegmentCheck}. */
    record Look(
            int frames,
            List<Run> black,
            List<Run> frozen,
            List<Integer> first,
            List<Integer> firstRunEnd,
            List<Integer> lastRunStart) {
        SegmentCheck named(String pictures) {
            return new SegmentCheck(pictures, frames, black, frozen, first, firstRunEnd, lastRunStart);
        }
    }

    PictureGauge(int width, int height, double framesPerSecond) {
        this.width = width;
        this.height = height;
        this.black = new Runs((int) Math.ceil(SegmentCheck.SHORTEST_BLACK_SECONDS * framesPerSecond));
        this.frozen = new Runs((int) Math.ceil(SegmentCheck.SHORTEST_FROZEN_SECONDS * framesPerSecond));
        this.reference = new byte[frameBytes(width, height)];
        this.last = new byte[reference.length];
    }

    static int frameBytes(int width, int height) {
        return width * height * 3 / 2;
    }

    void add(byte[] frame) {
        if (frames == 0) {
            first = grid(frame);
        }
        if (!isBlack(frame)) {
            black.end(frames, false);
        } else {
            black.length++;
        }
        if (frozen.length == 0 || moved(frame)) {
            noteFirstRun();
            frozen.end(frames, false);
            System.arraycopy(frame, 0, reference, 0, reference.length);
        }
        frozen.length++;
        frames++;
        System.arraycopy(frame, 0, last, 0, last.length);
    }

    /** Ends the segment, if it has a frame; the next frame begins another. */
    void endSegment() {
        if (frames > 0) {
            noteFirstRun();
            black.end(frames, true);
            frozen.end(frames, true);
            looks.add(new Look(frames, black.taken(), frozen.taken(), first, firstRunEnd, grid(reference)));
            frames = 0;
        }
    }

    /** Where the frozen run that ends here is the segment's first. */
    private void noteFirstRun() {
        if (frames > 0 && frozen.length == frames) {
            firstRunEnd = grid(last);
        }
    }

    /** Each ended segment, in order. */
    List<Look> looks() {
        return List.copyOf(looks);
    }

    /** Keeps those that are long enough, and those at either end of a segment, which may go on in another. */
    private static final class Runs {
        private final int shortest;
        private final List<Run> kept = new ArrayList<>();
        private int length;

        Runs(int shortest) {
            this.shortest = shortest;
        }

        /** @param at the frame that is not in it any more */
        void end(int at, boolean withSegment) {
            if (length > 0 && (length >= shortest || length == at || withSegment)) {
                kept.add(new Run(at - length, at));
            }
            length = 0;
        }

        List<Run> taken() {
            List<Run> all = List.copyOf(kept);
            kept.clear();
            return all;
        }
    }

    private boolean isBlack(byte[] frame) {
        int dark = 0;
        for (int i = 0; i < width * height; i++) {
            dark += Byte.toUnsignedInt(frame[i]) <= BLACK ? 1 : 0;
        }
        return dark >= BLACK_SHARE * width * height;
    }

    private boolean moved(byte[] frame) {
        long difference = 0;
        for (int i = 0; i < reference.length; i++) {
            difference += Math.abs(Byte.toUnsignedInt(frame[i]) - Byte.toUnsignedInt(reference[i]));
        }
        return difference > STILL * reference.length;
    }

    /** How bright each field is on average, by its share of the area; nothing of those that are smaller than a pixel. */
    private List<Integer> grid(byte[] frame) {
        Integer[] fields = new Integer[FIELDS];
        for (int row = 0; row < SegmentCheck.GRID; row++) {
            for (int column = 0; column < SegmentCheck.GRID; column++) {
                fields[row * SegmentCheck.GRID + column] =
                        (int) Math.round(100.0 * FIELDS * sum(frame, row, column) / (width * height));
            }
        }
        return Arrays.asList(fields);
    }

    private long sum(byte[] frame, int row, int column) {
        int right = (column + 1) * width / SegmentCheck.GRID;
        int bottom = (row + 1) * height / SegmentCheck.GRID;
        long sum = 0;
        for (int y = row * height / SegmentCheck.GRID; y < bottom; y++) {
            for (int x = column * width / SegmentCheck.GRID; x < right; x++) {
                sum += Byte.toUnsignedInt(frame[y * width + x]);
            }
        }
        return sum;
    }

    /**
     * Whether two frames may show the same, as far as their grids tell. No two that do are told apart: what makes fields differ
     * makes their pixels differ at least as much, two thirds of the samples are brightness, and each field is rounded by half
     * a hundredth at most.
     */
    static boolean alike(List<Integer> one, List<Integer> other) {
        int difference = 0;
        for (int i = 0; i < one.size(); i++) {
            difference += Math.abs(one.get(i) - other.get(i));
        }
        return difference / 100.0 / one.size() <= STILL * 1.5 + 0.01;
    }
}
