package dev.storyreel.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Bytes of a file that are sent together.
 *
 * @param from the place of the first
 */
record Stretch(Path file, long from, long size) {
    /** Lower-case hexadecimal. */
    String sha256() throws IOException {
        try (InputStream in = open(_ -> {})) {
            return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(in);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * As often as they have to be sent.
     *
     * @param reached is told, while they are, up to which place of the file
     */
    BodyPublisher body(LongConsumer reached) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(reached)), size);
    }

    private InputStream open(LongConsumer reached) {
        try {
            return new Reading(Channels.newInputStream(FileChannel.open(file).position(from)), from, size, reached);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reading extends FilterInputStream {
        private final long end;
        private final LongConsumer reached;
        private long at;

        Reading(InputStream in, long from, long size, LongConsumer reached) {
            super(in);
            this.at = from;
            this.end = from + size;
            this.reached = reached;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (at == end) {
                return -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(length, end - at));
            at += Math.max(0, read);
            reached.accept(at);
            return read;
        }
    }
}
