package dev.storyreel.kind;

import dev.storyreel.media.MediaFile;
import dev.storyreel.upload.Upload;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of the user's own that a film is to be made with.
 *
 * @param uploadId where its bytes are until a job has copied them
 * @param sha256 of its bytes, lower-case hexadecimal; whatever is made of it is named by this
 * @param extension without the dot
 * @param video what was found in it, if it is a clip
 */
public record OwnFile(
        UUID uploadId, String sha256, String contentType, String extension, MediaFile.@Nullable Video video) {
    public static OwnFile of(Upload upload) {
        return new OwnFile(
                upload.id(), upload.bytes().sha256(), upload.contentType(), upload.extension(), upload.video());
    }
}
