package dev.storyreel.upload;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows which uploads work goes on with. Every kind that takes uploads contributes a bean of this. */
public interface UploadUse {
    /**
     * Those of them whose bytes are still to be copied. Asked in a transaction that holds them, so nobody begins to use them
     * meanwhile.
     */
    Set<UUID> needed(Collection<UUID> uploads);
}
