package dev.storyreel.production;

import dev.storyreel.storage.ObjectKey;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that a job made and that is the current one of its name.
 *
 * @param name unique within the production, e.g. {@code clip_0_audio.wav}
 * @param key where it is stored; unique to the attempt that made it
 * @param sizeBytes bytes
 * @param sha256 lower-case hexadecimal
 */
public record Asset(
        UUID id,
        UUID productionId,
        String name,
        ObjectKey key,
        String contentType,
        long sizeBytes,
        String sha256,
        Instant createdAt) {}
