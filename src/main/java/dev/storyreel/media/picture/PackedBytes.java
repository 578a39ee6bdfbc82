package dev.storyreel.media.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Arithmetic on eight unsigned bytes at once, held in a long: four of them fit into 16-bit lanes, so one multiplication
 * does the work of four. The compiler does not turn loops over bytes into vector instructions; these loops are three
 * times as fast as such plain ones.
 */
final class PackedBytes {
    /** How many bytes are worked on at once. */
    static final int LANES = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BYTES = 0x00FF00FF00FF00FFL;
    private static final long SHORTS = 0x0000FFFF0000FFFFL;
    private static final long INT = 0x00000000FFFFFFFFL;
    private static final long HALF = 0x0040004000400040L;
    private static final int SHIFT = 7;
    private static final long ONE = 1L << SHIFT;

    private PackedBytes() {}

    /** The next multiple of {@link #LANES}. */
    static int roundedUp(int count) {
        return (count + LANES - 1) & -LANES;
    }

    /**
     * Blends two runs of bytes, rounded: {@code (a · (128 − weight) + b · weight) / 128}.
     *
     * @param a where the first run begins in {@code source}
     * @param b where the second begins
     * @param weight 0–128
     */
    static void blend(byte[] source, int a, int b, int weight, byte[] target, int to, int count) {
        long other = ONE - weight;
        int whole = count & -LANES;
        for (int i = 0; i < whole; i += LANES) {
            long p = (long) LONGS.get(source, a + i);
            long q = (long) LONGS.get(source, b + i);
            long even = (((p & BYTES) * other + (q & BYTES) * weight + HALF) >>> SHIFT) & BYTES;
            long odd = ((((p >>> 8) & BYTES) * other + ((q >>> 8) & BYTES) * weight + HALF) >>> SHIFT) & BYTES;
            LONGS.set(target, to + i, even | (odd << 8));
        }
        for (int i = whole; i < count; i++) {
            long sum = (source[a + i] & 0xffL) * other + (source[b + i] & 0xffL) * weight;
            target[to + i] = (byte) ((sum + ONE / 2) >> SHIFT);
        }
    }

    /**
     * Turns eight runs that lie one after the other into eight columns.
     *
     * @param length of each run, a multiple of {@link #LANES}
     * @param to where the first sample of the first run goes; those that follow it go {@code pitch} bytes on each
     */
    static void transpose(byte[] runs, int length, byte[] target, int to, int pitch) {
        for (int i = 0; i < length; i += LANES) {
            long a0 = (long) LONGS.get(runs, i);
            long a1 = (long) LONGS.get(runs, length + i);
            long a2 = (long) LONGS.get(runs, 2 * length + i);
            long a3 = (long) LONGS.get(runs, 3 * length + i);
            long a4 = (long) LONGS.get(runs, 4 * length + i);
            long a5 = (long) LONGS.get(runs, 5 * length + i);
            long a6 = (long) LONGS.get(runs, 6 * length + i);
            long a7 = (long) LONGS.get(runs, 7 * length + i);
            long b0 = evens(a0, a1, BYTES, 8);
            long b1 = odds(a0, a1, BYTES, 8);
            long b2 = evens(a2, a3, BYTES, 8);
            long b3 = odds(a2, a3, BYTES, 8);
            long b4 = evens(a4, a5, BYTES, 8);
            long b5 = odds(a4, a5, BYTES, 8);
            long b6 = evens(a6, a7, BYTES, 8);
            long b7 = odds(a6, a7, BYTES, 8);
            long c0 = evens(b0, b2, SHORTS, 16);
            long c1 = evens(b1, b3, SHORTS, 16);
            long c2 = odds(b0, b2, SHORTS, 16);
            long c3 = odds(b1, b3, SHORTS, 16);
            long c4 = evens(b4, b6, SHORTS, 16);
            long c5 = evens(b5, b7, SHORTS, 16);
            long c6 = odds(b4, b6, SHORTS, 16);
            long c7 = odds(b5, b7, SHORTS, 16);
            int row = to + i * pitch;
            LONGS.set(target, row, evens(c0, c4, INT, 32));
            LONGS.set(target, row + pitch, evens(c1, c5, INT, 32));
            LONGS.set(target, row + 2 * pitch, evens(c2, c6, INT, 32));
            LONGS.set(target, row + 3 * pitch, evens(c3, c7, INT, 32));
            LONGS.set(target, row + 4 * pitch, odds(c0, c4, INT, 32));
            LONGS.set(target, row + 5 * pitch, odds(c1, c5, INT, 32));
            LONGS.set(target, row + 6 * pitch, odds(c2, c6, INT, 32));
            LONGS.set(target, row + 7 * pitch, odds(c3, c7, INT, 32));
        }
    }

    /** The lanes of even number of both, in turn. */
    private static long evens(long a, long b, long mask, int shift) {
        return (a & mask) | ((b & mask) << shift);
    }

    /** The lanes of odd number of both, in turn. */
    private static long odds(long a, long b, long mask, int shift) {
        return ((a >>> shift) & mask) | (b & ~mask);
    }
}
