package dev.storyreel.provider;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a provider would be paid.
 *
 * @param provider the one that is asked first
 * @param model its model or voice
 * @param usage what it would be paid for
 * @param costUsd US dollars; empty if its price is not known
 */
public record Quote(String provider, String model, boolean offline, Usage usage, Optional<BigDecimal> costUsd) {}
