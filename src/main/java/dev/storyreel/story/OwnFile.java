package dev.storyreel.story;

import dev.storyreel.upload.Upload;
import java.util.UUID;

/**
 * A file of the user's own that a film is to be made with.
 *
 * @param uploadId where its bytes are until a job has copied them
 * @param sha256 of its bytes, lower-case hexadecimal; whatever is made of it is named by this
 * @param extension without the dot
 */
record OwnFile(UUID uploadId, String sha256, String contentType, String extension) {
    static OwnFile of(Upload upload) {
        return new OwnFile(upload.id(), upload.bytes().sha256(), upload.contentType(), upload.extension());
    }
}
