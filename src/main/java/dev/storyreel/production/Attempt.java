package dev.storyreel.production;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a job, as the timeline shows it.
 *
 * @param number from 1
 * @param worker which process made it
 * @param reused whether it took up what had been made before of the very same
 * @param provider who did the work, if anybody else
 * @param costUsd US dollars
 */
public record Attempt(
        int number,
        AttemptStatus status,
        String worker,
        boolean reused,
        @Nullable String provider,
        @Nullable String model,
        Instant startedAt,
        @Nullable Instant finishedAt,
        BigDecimal costUsd,
        @Nullable Failure failure) {}
