package dev.storyreel.dub;

import dev.storyreel.storage.Retention;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keptFor how long a dub is kept after it has ended: people's voices are in it
 * @param ownersKeptFor the same of owners for whom it is another, by their names
 */
@ConfigurationProperties("storyreel.dub")
record DubSettings(
        @DefaultValue("48h") Duration keptFor, @DefaultValue Map<String, Duration> ownersKeptFor) {
    DubSettings {
        ownersKeptFor = Map.copyOf(ownersKeptFor);
        retention(keptFor, ownersKeptFor);
    }

    Retention retention() {
        return retention(keptFor, ownersKeptFor);
    }

    private static Retention retention(Duration usual, Map<String, Duration> owners) {
        return Retention.of("storyreel.dub.kept-for or owners-kept-for", usual, owners);
    }
}
