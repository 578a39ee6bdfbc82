package dev.storyreel.production;

import dev.storyreel.storage.ObjectKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a job made.
 *
 * @param name unique within the production, e.g. {@code clip_0_audio.wav}
 * @param key where it is stored; unique to the attempt that made it
 * @param sizeBytes bytes
 * @param sha256 lower-case hexadecimal
 * @param notes JSON that its maker left with it, see {@link JobContext#publish(String, byte[], String, Made)}
 * @param settled whether a job has completed with it; one that has not may be good for nothing
 */
public record Asset(
        UUID id,
        UUID productionId,
        String name,
        ObjectKey key,
        String contentType,
        long sizeBytes,
        String sha256,
        @Nullable String notes,
        boolean settled,
        Instant createdAt) {}
