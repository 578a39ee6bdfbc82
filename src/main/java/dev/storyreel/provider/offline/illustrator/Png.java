package dev.storyreel.provider.offline.illustrator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes 24-bit PNG (W3C, "Portable Network Graphics", 3rd edition) several times as fast as the writer of the class
 * library, which weighs five filters for every row: grain makes that choice worthless.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte UP = 2;

    private Png() {}

    /** @param pixels {@code width × height} of 0xRRGGBB */
    static byte[] encode(int[] pixels, int width, int height) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(width * height);
        out.writeBytes(SIGNATURE);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array(),
                13);
        deflate(pixels, width, height, out);
        chunk(out, "IEND", new byte[0], 0);
        return out.toByteArray();
    }

    /** Writes the picture in chunks as they get full: it is never held a second time. */
    private static void deflate(int[] pixels, int width, int height, ByteArrayOutputStream out)
            throws InterruptedException {
        byte[] row = new byte[1 + width * 3];
        byte[] block = new byte[1 << 16];
        int filled = 0;
        row[0] = UP;
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setStrategy(Deflater.HUFFMAN_ONLY);
            for (int y = 0; y < height; y++) {
                if ((y & 127) == 0 && Thread.interrupted()) {
                    throw new InterruptedException("drawing was interrupted");
                }
                filter(pixels, y, width, row);
                deflater.setInput(row);
                while (!deflater.needsInput()) {
                    filled = deflate(deflater, block, filled, out);
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                filled = deflate(deflater, block, filled, out);
            }
        }
        chunk(out, "IDAT", block, filled);
    }

    /** Gives how much of the block is filled. */
    private static int deflate(Deflater deflater, byte[] block, int filled, ByteArrayOutputStream out) {
        int now = filled + deflater.deflate(block, filled, block.length - filled);
        if (now < block.length) {
            return now;
        }
        chunk(out, "IDAT", block, now);
        return 0;
    }

    private static void filter(int[] pixels, int y, int width, byte[] row) {
        int from = y * width;
        for (int x = 0, i = 1; x < width; x++) {
            int p = pixels[from + x];
            int above = y == 0 ? 0 : pixels[from + x - width];
            row[i++] = (byte) ((p >> 16) - (above >> 16));
            row[i++] = (byte) ((p >> 8) - (above >> 8));
            row[i++] = (byte) (p - above);
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
