package dev.storyreel.provider.routing;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Shutdowns;
import dev.storyreel.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Providers over HTTP. */
@Tag(
        name = "Providers",
        description = "Who plans, speaks and draws, in which order they are asked, and how they are doing")
@RestController
@RequestMapping("/v1/providers")
class ProvidersController {
    private final Routes routes;
    private final HealthRows health;
    private final Shutdowns shutdowns;

    ProvidersController(Routes routes, HealthRows health, Shutdowns shutdowns) {
        this.routes = routes;
        this.health = health;
        this.shutdowns = shutdowns;
    }

    /**
     * How a probe went.
     *
     * @param reachable whether the provider took our key
     * @param error why not
     */
    record Probe(
            String name,
            String port,
            boolean reachable,
            @Nullable String error,
            long ms) {}

    @GetMapping
    @Operation(summary = "All providers there are, whether they can be used or not")
    Page<ProviderStatus> list() {
        Map<String, HealthRows.Row> seen = health.all().stream()
                .collect(Collectors.toMap(row -> row.port() + " " + row.provider(), Function.identity()));
        List<ProviderStatus> all = new ArrayList<>();
        for (Port port : Port.values()) {
            List<Provider> route = routes.orNobody(port);
            for (Provider provider : routes.known(port)) {
                all.add(ProviderStatus.of(
                        port,
                        provider,
                        route.indexOf(provider),
                        shutdowns.of(provider).orElse(null),
                        seen.get(port.code() + " " + provider.name())));
            }
        }
        return new Page<>(all, null);
    }

    @PostMapping("/{name}/test")
    @Operation(summary = "Asks a provider whether it takes our key, which costs nothing")
    Page<Probe> test(@PathVariable String name) throws InterruptedException {
        List<Probe> probes = new ArrayList<>();
        for (Port port : Port.values()) {
            for (Provider provider : routes.known(port)) {
                if (provider.name().equals(name)) {
                    probes.add(probe(port, provider));
                }
            }
        }
        if (probes.isEmpty()) {
            throw new StoryreelException(
                    ProviderError.PROVIDER_NOT_FOUND, "there is no such provider; GET /v1/providers lists them");
        }
        return new Page<>(probes, null);
    }

    private Probe probe(Port port, Provider provider) throws InterruptedException {
        if (provider.missing().isPresent()) {
            return new Probe(
                    provider.name(), port.code(), false, provider.missing().get() + " is not set", 0);
        }
        long start = System.nanoTime();
        String error = null;
        try {
            provider.probe();
            health.succeeded(port, provider);
        } catch (ProviderException e) {
            error = e.getMessage();
            health.failed(port, provider, e, null);
        }
        long ms = java.time.Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new Probe(provider.name(), port.code(), error == null, error, ms);
    }
}
