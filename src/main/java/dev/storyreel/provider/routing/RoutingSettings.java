package dev.storyreel.provider.routing;

import dev.storyreel.provider.Port;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param route names of providers for each port, the one that is asked first first; for a port without one, all vendors that
 *     have a key, and without any the offline provider
 * @param firstPause the longest wait before a call is tried again at once; doubles with each further try
 * @param restsFor how long a provider that keeps failing is not called
 * @param cancelsEvery how often tasks are looked for that a vendor is to be told to give up
 */
@ConfigurationProperties("storyreel.provider")
record RoutingSettings(
        @DefaultValue Map<Port, List<String>> route,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration restsFor,
        @DefaultValue("3s") Duration cancelsEvery) {
    List<String> names(Port port) {
        return route.getOrDefault(port, List.of()).stream()
                .filter(name -> !name.isBlank())
                .toList();
    }
}
