package dev.storyreel.dub;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keptFor how long a dub is kept after it has ended: people's voices are in it */
@ConfigurationProperties("storyreel.dub")
record DubSettings(@DefaultValue("48h") Duration keptFor) {
    DubSettings {
        if (!keptFor.isPositive()) {
            throw new IllegalArgumentException("storyreel.dub.kept-for must be more than nothing");
        }
    }
}
