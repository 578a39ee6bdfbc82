package dev.storyreel.story;

import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.Made;
import dev.storyreel.production.WorkKey;
import dev.storyreel.upload.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a film copies of the user's files: what it is made of stays with it, whatever becomes of the uploads. */
@Component
class OwnFiles {
    private final Uploads uploads;

    OwnFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * The film's own copy, made now if there is none.
     *
     * @param stem what it is called in the film, without its extension
     * @throws dev.storyreel.error.StoryreelException {@link dev.storyreel.upload.UploadError#UPLOAD_NOT_FOUND} if it was
     *     deleted before it could be copied
     */
    Asset copy(JobContext job, OwnFile file, String stem) throws IOException {
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
