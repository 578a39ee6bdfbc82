package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What somebody sends. That nothing more comes is their fault; an {@link IOException} from here would count as the disk's. */
final class SentStream extends FilterInputStream {
    private long count;

    SentStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int read = in.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (IOException e) {
            throw new StoryreelException(
                    StorageError.TRANSFER_BROKEN_OFF, "the transfer broke off after " + count + " bytes", e);
        }
    }
}
