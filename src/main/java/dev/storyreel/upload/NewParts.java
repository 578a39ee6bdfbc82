package dev.storyreel.upload;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Parts of an upload that a client is about to send.
 *
 * @param parts in any order
 */
record NewParts(
        @NotNull(message = "is needed") @Size(min = 1, max = 100, message = "must be 1 to 100 parts")
        List<@NotNull(message = "is needed") @Valid NewPart> parts) {

    /**
     * @param number from 1 on; its size follows from it
     * @param sha256 of the bytes of this part
     */
    record NewPart(
            @NotNull(message = "is needed") @Schema(example = "1")
            Integer number,

            @NotNull(message = "is needed")
            @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in 64 lower-case hexadecimal digits")
            String sha256) {}
}
