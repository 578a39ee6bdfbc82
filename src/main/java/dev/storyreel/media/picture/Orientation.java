package dev.storyreel.media.picture;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/**
 * How a stored picture is to be turned so that it stands upright: rows and columns change places, or do not, and each may
 * run the other way. Cameras store what their sensor saw and write this into the file's Exif.
 *
 * @param turned whether the columns as stored are the rows as seen
 * @param mirroredAcross whether each stored row runs the other way
 * @param mirroredDown whether each stored column does
 */
record Orientation(boolean turned, boolean mirroredAcross, boolean mirroredDown) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** Exif's tag 274 (Exif 2.32, 4.6.4 A): from 1 on. */
    private static final List<Orientation> EXIF = List.of(
            UPRIGHT,
            new Orientation(false, true, false),
            new Orientation(false, true, true),
            new Orientation(false, false, true),
            new Orientation(true, false, false),
            new Orientation(true, false, true),
            new Orientation(true, true, true),
            new Orientation(true, true, false));

    private static final int TAG = 274;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;
    private static final String EXIF_HEAD = "Exif\0\0";

    private static final int START_OF_IMAGE = 0xffd8;
    private static final int APP1 = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;

    /** Exif comes first, or behind the few that other makers put there. */
    private static final int MOST_SEGMENTS = 32;

    /** A picture's size as it is seen. */
    Dimension seen(int storedWidth, int storedHeight) {
        return turned ? new Dimension(storedHeight, storedWidth) : new Dimension(storedWidth, storedHeight);
    }

    /** Where a part of the picture as it is seen is stored. */
    Rectangle stored(Rectangle seen, int storedWidth, int storedHeight) {
        Rectangle part = turned ? new Rectangle(seen.y, seen.x, seen.height, seen.width) : new Rectangle(seen);
        if (mirroredAcross) {
            part.x = storedWidth - part.x - part.width;
        }
        if (mirroredDown) {
            part.y = storedHeight - part.y - part.height;
        }
        return part;
    }

    /** What a file says of itself: upright where it is no JPEG, says nothing, or nothing that makes sense. */
    static Orientation of(ImageInputStream file) throws IOException {
        file.mark();
        try {
            file.setByteOrder(ByteOrder.BIG_ENDIAN);
            return ofJpeg(file);
        } catch (EOFException cutShort) {
            return UPRIGHT;
        } finally {
            file.reset();
        }
    }

    private static Orientation ofJpeg(ImageInputStream file) throws IOException {
        if (file.readUnsignedShort() != START_OF_IMAGE) {
            return UPRIGHT;
        }
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int marker = file.readUnsignedShort();
            if (marker >> 8 != 0xff || marker == START_OF_SCAN) {
                return UPRIGHT;
            }
            byte[] segment = new byte[Math.max(0, file.readUnsignedShort() - 2)];
            file.readFully(segment);
            if (marker == APP1 && begins(segment)) {
                return ofTiff(ByteBuffer.wrap(segment, EXIF_HEAD.length(), segment.length - EXIF_HEAD.length())
                        .slice());
            }
        }
        return UPRIGHT;
    }

    private static boolean begins(byte[] segment) {
        return new String(segment, StandardCharsets.ISO_8859_1).startsWith(EXIF_HEAD);
    }

    /** Exif is a TIFF file without pictures: byte order, 42, and where its list of entries begins. */
    private static Orientation ofTiff(ByteBuffer tiff) {
        if (tiff.limit() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long list = Integer.toUnsignedLong(tiff.getInt(4));
        if (list + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = Short.toUnsignedInt(tiff.getShort((int) list));
        for (int i = 0; i < entries; i++) {
            long entry = list + 2 + (long) i * ENTRY_BYTES;
            if (entry + ENTRY_BYTES > tiff.limit()) {
                return UPRIGHT;
            }
            int at = (int) entry;
            if (Short.toUnsignedInt(tiff.getShort(at)) == TAG && tiff.getShort(at + 2) == SHORT) {
                int value = Short.toUnsignedInt(tiff.getShort(at + 8));
                return value >= 1 && value <= EXIF.size() ? EXIF.get(value - 1) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
