package dev.storyreel.production;

import java.util.UUID;

/**
 * Told when a production is cancelled, within the transaction that cancels it: a kind of production notes then what has to be
 * called off elsewhere.
 */
public record ProductionCancelled(UUID productionId) {}
