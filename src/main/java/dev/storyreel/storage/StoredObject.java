package dev.storyreel.storage;

import java.time.Instant;

/**
 * @param size bytes
 * @param contentType media type given when it was stored
 * @param storedAt when it was last replaced
 */
public record StoredObject(ObjectKey key, long size, String contentType, Instant storedAt) {}
