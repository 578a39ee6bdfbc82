package dev.storyreel.media.sound;

import java.io.IOException;
import java.util.Arrays;

/** A source whose samples can be read more than once, as long as they are held. After its end there is silence. For one thread. */
final class Lookahead {
    private static final int BLOCK = 2048;

    private final SoundSource source;
    private final float[] blockLeft = new float[BLOCK];
    private final float[] blockRight = new float[BLOCK];
    private float[] left = new float[2 * BLOCK];
    private float[] right = new float[2 * BLOCK];
    private long first;
    private int size;

    Lookahead(SoundSource source) {
        this.source = source;
    }

    /** Nothing before this sample is asked for again. */
    void hold(long from) {
        int gone = Math.clamp(from - first, 0, size);
        // moved seldom, in large parts
        if (gone >= BLOCK) {
            System.arraycopy(left, gone, left, 0, size - gone);
            System.arraycopy(right, gone, right, 0, size - gone);
            first += gone;
            size -= gone;
        }
    }

    /** Gives samples {@code from} to {@code from + count}. */
    void read(long from, int count, float[] toLeft, float[] toRight) throws IOException {
        fill(from + count);
        int at = (int) (from - first);
        System.arraycopy(left, at, toLeft, 0, count);
        System.arraycopy(right, at, toRight, 0, count);
    }

    /** Gives the sum of both channels. */
    void readMono(long from, int count, float[] to) throws IOException {
        readMono(from, count, 0, to);
    }

    /** The same, from a place of the array on; what comes before it there becomes silence. */
    void readMono(long from, int count, int place, float[] to) throws IOException {
        fill(from + count);
        int at = (int) (from - first);
        Arrays.fill(to, 0, place, 0);
        for (int i = 0; i < count; i++) {
            to[place + i] = left[at + i] + right[at + i];
        }
    }

    private void fill(long end) throws IOException {
        while (first + size < end) {
            int read = source.next(blockLeft, blockRight);
            int count = read == 0 ? (int) Math.min(BLOCK, end - first - size) : read;
            if (read == 0) {
                Arrays.fill(blockLeft, 0);
                Arrays.fill(blockRight, 0);
            }
            if (left.length < size + count) {
                left = Arrays.copyOf(left, Math.max(2 * left.length, size + count));
                right = Arrays.copyOf(right, left.length);
            }
            System.arraycopy(blockLeft, 0, left, size, count);
            System.arraycopy(blockRight, 0, right, size, count);
            size += count;
        }
    }
}
