package dev.storyreel.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks at the order of an MP4 file's top-level boxes (ISO/IEC 14496-12, 4.2). */
final class Mp4Layout {
    private static final int MOOV = 0x6d6f6f76;
    private static final int MDAT = 0x6d646174;
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    /** Far more than any film has; a hostile file must not keep us. */
    private static final int MAX_BOXES = 10_000;

    private Mp4Layout() {}

    /** Whether the index stands before the media data. */
    static boolean isFaststart(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long position = 0;
            for (int i = 0; i < MAX_BOXES; i++) {
                ByteBuffer header = ByteBuffer.allocate(LONG_HEADER);
                if (channel.read(header, position) < HEADER) {
                    return false;
                }
                int type = header.getInt(4);
                if (type == MOOV || type == MDAT) {
                    return type == MOOV;
                }
                long size = Integer.toUnsignedLong(header.getInt(0));
                long length = size == 1 ? header.getLong(HEADER) : size;
                if (length < HEADER) {
                    return false;
                }
                position += length;
            }
            return false;
        }
    }
}
