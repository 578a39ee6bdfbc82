package dev.storyreel.kind;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/** @param urlsValidFor how long the URLs in answers work */
@ConfigurationProperties("storyreel.assets")
record AssetSettings(
        @DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS)
        Duration urlsValidFor) {}
