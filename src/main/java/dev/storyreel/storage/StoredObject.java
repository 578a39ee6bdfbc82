package dev.storyreel.storage;

import java.time.Instant;

/**
 * @param size bytes
 * @param contentType media type: as given when it was stored, or, for local storage, that of the key's file extension
 * @param storedAt when it was last replaced
 */
public record StoredObject(ObjectKey key, long size, String contentType, Instant storedAt) {}
