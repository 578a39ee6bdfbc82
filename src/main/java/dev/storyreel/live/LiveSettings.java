package dev.storyreel.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxStreams clients of this process that follow events at once
 * @param heartbeat how long a stream is silent at the most; a client that has gone is noticed by then
 * @param poll how often a stream looks by itself, should a wake-up be lost
 */
@Validated
@ConfigurationProperties("storyreel.live")
record LiveSettings(
        @DefaultValue("256") @Min(1) @Max(10_000) int maxStreams,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1s") Duration poll) {}
