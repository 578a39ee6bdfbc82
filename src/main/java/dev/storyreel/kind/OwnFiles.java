package dev.storyreel.kind;

import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import dev.storyreel.upload.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gives a production copies of the user's files: what it is made of stays with it, whatever becomes of the uploads. */
@Component
public class OwnFiles {
    private static final int LOCKS = 64;

    private final Uploads uploads;

    /** Jobs that need the same file at once copy it once; two processes may each make a copy. */
    private final List<Lock> locks =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

    OwnFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * The production's own copy, made now if there is none.
     *
     * @param stem what it is called in the production, without its extension
     * @throws dev.storyreel.error.StoryreelException {@link dev.storyreel.upload.UploadError#UPLOAD_NOT_FOUND} if it was
     *     deleted before it could be copied
     */
    public Asset copy(JobContext job, OwnFile file, String stem) throws IOException, InterruptedException {
        Lock lock = locks.get(Math.floorMod(file.sha256().hashCode(), LOCKS));
        lock.lockInterruptibly();
        try {
            return copyAlone(job, file, stem);
        } finally {
            lock.unlock();
        }
    }

    private Asset copyAlone(JobContext job, OwnFile file, String stem) throws IOException {
        String name = stem + "." + file.extension();
        // the name is part of it: an asset that is taken up keeps its own
        WorkKey key = WorkKey.of("own_file", file.sha256(), name);
        Optional<Asset> made = job.reuse(key);
        if (made.isPresent()) {
            return made.get();
        }
        Path target = job.workDir().resolve("own_" + name);
        uploads.fetch(file.uploadId(), target);
        return job.publish(name, target, file.contentType(), new Made(key, null));
    }
}
