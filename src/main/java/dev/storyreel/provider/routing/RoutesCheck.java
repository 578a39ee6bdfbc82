package dev.storyreel.provider.routing;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says who is asked for what, in which order; calls nobody. */
@Component
class RoutesCheck implements ComponentCheck {
    private final Routes routes;

    RoutesCheck(Routes routes) {
        this.routes = routes;
    }

    @Override
    public String component() {
        return "providers";
    }

    @Override
    public ComponentStatus check() {
        return ComponentStatus.up(Arrays.stream(Port.values()).map(this::route).collect(Collectors.joining("; ")));
    }

    private String route(Port port) {
        return port.code() + ": "
                + routes.orNobody(port).stream().map(Provider::name).collect(Collectors.joining(", "));
    }
}
