package dev.storyreel.upload;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload as clients see it.
 *
 * @param status {@code waiting}, {@code ready} or {@code refused}
 * @param error why it was refused
 */
record UploadAnswer(
        UUID id,
        Purpose purpose,
        String status,
        String fileName,
        long sizeBytes,
        String sha256,
        String contentType,
        @Nullable Refusal error,
        Instant createdAt) {

    /** @param code stable */
    record Refusal(String code, String message) {}

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
                code == null ? null : new Refusal(code, String.valueOf(upload.errorMessage())),
                upload.createdAt());
    }
}
