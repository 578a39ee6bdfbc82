package dev.storyreel.upload;

import dev.storyreel.media.HeardSound;
import dev.storyreel.media.MediaFile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload as clients see it.
 *
 * @param status {@code waiting}, {@code ready} or {@code refused}
 * @param partSizeBytes of each part but the last, where it is sent in parts
 * @param video what was found in a clip or video, once it is ready
 * @param sound what was heard in a recording to be dubbed, once it is ready
 * @param error why it was refused or, while it waits, why the bytes that came were not taken
 */
record UploadAnswer(
        UUID id,
        Purpose purpose,
        String status,
        String fileName,
        long sizeBytes,
        String sha256,
        String contentType,
        long partSizeBytes,
        @Nullable Video video,
        @Nullable Sound sound,
        @Nullable Refusal error,
        Instant createdAt) {

    /** @param code stable */
    record Refusal(String code, String message) {}

    /**
     * @param width of what is seen, upright and in square pixels
     * @param height likewise
     * @param framesPerSecond on average
     * @param sound whether it has any
     */
    record Video(int width, int height, double durationSeconds, double framesPerSecond, boolean sound) {
        static @Nullable Video of(MediaFile.@Nullable Video found) {
            return found == null
                    ? null
                    : new Video(
                            found.width(),
                            found.height(),
                            found.durationMs() / 1000.0,
                            found.framesPerSecond(),
                            found.sound() != null);
        }
    }

    /** @param durationSeconds of all of it, decoded */
    record Sound(double durationSeconds) {
        static @Nullable Sound of(@Nullable HeardSound heard) {
            return heard == null ? null : new Sound(heard.durationMs() / 1000.0);
        }
    }

    static UploadAnswer of(Upload upload) {
        String code = upload.errorCode();
        return new UploadAnswer(
                upload.id(),
                upload.purpose(),
                upload.status().code(),
                upload.fileName(),
                upload.bytes().size(),
                upload.bytes().sha256(),
                upload.contentType(),
                upload.partSize(),
                Video.of(upload.video()),
                Sound.of(upload.sound()),
                code == null ? null : new Refusal(code, String.valueOf(upload.errorMessage())),
                upload.createdAt());
    }
}
