package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Ends only after the bytes that were expected: fails at the first too many, and at the end when they are others. */
final class ExpectedStream extends FilterInputStream {
    private final ExpectedBytes expected;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private long count;

    ExpectedStream(InputStream in, ExpectedBytes expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read < 0) {
            checkAll();
            return read;
        }
        count += read;
        if (count > expected.size()) {
            throw new StoryreelException(
                    StorageError.SIZE_MISMATCH, "more bytes came than the " + expected.size() + " that were announced");
        }
        digest.update(bytes, offset, read);
        return read;
    }

    private void checkAll() {
        expected.requireSize(count);
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (!sha256.equals(expected.sha256())) {
            throw new StoryreelException(
                    StorageError.CHECKSUM_MISMATCH,
                    "the bytes that came have the SHA-256 " + sha256 + ", not the announced " + expected.sha256());
        }
    }
}
