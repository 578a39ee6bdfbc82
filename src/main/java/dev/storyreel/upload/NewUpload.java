package dev.storyreel.upload;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A file that a client wants to send.
 *
 * @param fileName what it is called; only to be shown again
 * @param sizeBytes exactly how many bytes it has
 * @param sha256 of all of them
 */
record NewUpload(
        @NotNull(message = "is needed") Purpose purpose,

        @NotNull(message = "is needed")
        @Schema(example = "waves.mp3")
        @Size(min = 1, max = 255, message = "must have 1 to 255 characters")
        @Pattern(regexp = "[^\\p{Cc}\\p{Cs}/\\\\]*", message = "must be a name without folders and control characters")
        String fileName,

        @NotNull(message = "is needed") @Positive(message = "must be at least 1")
        Long sizeBytes,

        @NotNull(message = "is needed")
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in 64 lower-case hexadecimal digits")
        String sha256,

        @NotNull(message = "is needed")
        @Schema(example = "audio/mpeg")
        @Size(max = 100, message = "must have at most 100 characters")
        String contentType) {}
