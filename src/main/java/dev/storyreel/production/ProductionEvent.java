package dev.storyreel.production;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a production, as stored.
 *
 * @param id grows within a production in the order the events became visible
 * @param type {@code status}, {@code progress}, {@code job}, {@code done} or {@code erased}
 * @param data a JSON object
 */
public record ProductionEvent(long id, UUID productionId, String type, String data, Instant createdAt) {}
