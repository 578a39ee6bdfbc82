package dev.storyreel.upload;

/**
 * How a file is cut into parts, which have numbers from 1 on: all are of one size, but for the last, which has what is left.
 *
 * @param file bytes of the whole
 * @param part bytes of each but the last
 */
record PartSizes(long file, long part) {
    PartSizes {
        if (file <= 0 || part <= 0) {
            throw new IllegalArgumentException("not sizes: " + file + ", " + part);
        }
    }

    int count() {
        return Math.toIntExact(Math.ceilDiv(file, part));
    }

    boolean has(int number) {
        return number >= 1 && number <= count();
    }

    /** @param number of a part that there {@linkplain #has is} */
    long of(int number) {
        return Math.min(part, file - (number - 1) * part);
    }
}
