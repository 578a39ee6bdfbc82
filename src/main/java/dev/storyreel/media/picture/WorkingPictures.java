package dev.storyreel.media.picture;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.ProcessGroup;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures and keeps the last few: a scene and the transitions at both its ends show the same one, and reading it
 * takes as long as composing dozens of its frames. Found again by their content, wherever they lie; given up where memory
 * is short. Safe for use by many
 * threads.
 */
public final class WorkingPictures {
    /** Some 12 MB each: of two scenes that are rendered side by side, and of the one between or next to them. */
    private static final int KEPT = 3;

    private final LinkedHashMap<Key, SoftReference<WorkingPicture>> kept = new LinkedHashMap<>(2 * KEPT, 0.75f, true);

    /** Pictures are read one after the other: there is memory for one that is decoded. */
    private final ReentrantLock reading = new ReentrantLock(true);

    private record Key(String sha256, Canvas canvas, Fit fit) {}

    /** About how many one for that canvas has. */
    public static long bytes(Canvas canvas) {
        long finer = WorkingPicture.oversampling(canvas);
        return finer * finer * FrameComposer.frameBytes(canvas);
    }

    /** @throws StoryreelException as {@link PictureReader#read} */
    public WorkingPicture read(Path file, Canvas canvas, Fit fit, ProcessGroup work) throws InterruptedException {
        Key key = new Key(sha256(file), canvas, fit);
        WorkingPicture known = known(key);
        if (known != null) {
            return known;
        }
        // a scene and its transitions often begin together: the others take what the first has read
        reading.lockInterruptibly();
        try {
            WorkingPicture readMeanwhile = known(key);
            if (readMeanwhile != null) {
                return readMeanwhile;
            }
            WorkingPicture picture = PictureReader.read(file, canvas, fit, work);
            keep(key, picture);
            return picture;
        } finally {
            reading.unlock();
        }
    }

    private @Nullable WorkingPicture known(Key key) {
        synchronized (kept) {
            SoftReference<WorkingPicture> reference = kept.get(key);
            return reference == null ? null : reference.get();
        }
    }

    private void keep(Key key, WorkingPicture picture) {
        synchronized (kept) {
            kept.put(key, new SoftReference<>(picture));
            if (kept.size() > KEPT) {
                kept.pollFirstEntry();
            }
        }
    }

    private static String sha256(Path file) {
        try {
            return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(file);
        } catch (IOException e) {
            throw new StoryreelException(MediaError.FILE_NOT_ACCESSIBLE, "cannot open the picture " + file, e);
        }
    }
}
