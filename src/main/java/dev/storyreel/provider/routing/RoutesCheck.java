package dev.storyreel.provider.routing;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.Shutdowns;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says who is asked for what, in which order, and whose model will soon be gone; calls nobody. The bean has the name that is told where it cannot be made. */
@Component("providersCheck")
class RoutesCheck implements ComponentCheck {
    private static final int WARNED_DAYS_BEFORE = 60;

    private final Routes routes;
    private final Shutdowns shutdowns;
    private final Clock clock;

    RoutesCheck(Routes routes, Shutdowns shutdowns, Clock clock) {
        this.routes = routes;
        this.shutdowns = shutdowns;
        this.clock = clock;
    }

    @Override
    public String component() {
        return "providers";
    }

    @Override
    public ComponentStatus check() {
        String detail = Arrays.stream(Port.values()).map(this::route).collect(Collectors.joining("; "));
        List<String> ending = Arrays.stream(Port.values())
                .flatMap(port -> routes.orNobody(port).stream())
                .filter(this::endsSoon)
                .map(provider -> provider.name() + "'s " + provider.model() + " is shut down on "
                        + shutdowns.of(provider).orElseThrow())
                .distinct()
                .toList();
        return ending.isEmpty()
                ? ComponentStatus.up(detail)
                : ComponentStatus.degraded(
                        detail + " (" + String.join("; ", ending) + ")",
                        "set another model, see docs/providers.md, and say until when it answers in"
                                + " storyreel.provider.shutdowns if the vendor has put that off");
    }

    private boolean endsSoon(Provider provider) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return shutdowns.of(provider).filter(day -> isSoon(day, today)).isPresent();
    }

    static boolean isSoon(LocalDate day, LocalDate today) {
        return !day.isAfter(today.plusDays(WARNED_DAYS_BEFORE));
    }

    private String route(Port port) {
        List<Provider> route = routes.orNobody(port);
        return port.code() + ": "
                + (route.isEmpty()
                        ? "nobody"
                        : route.stream().map(Provider::name).collect(Collectors.joining(", ")));
    }
}
