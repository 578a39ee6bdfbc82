package dev.storyreel.health;

import dev.storyreel.health.ComponentStatus.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For load balancers and for people: whether the process lives, and whether it can do its work. */
@RestController
@Tag(name = "Health")
final class HealthController {
    private final HealthChecks checks;
    private final Clock clock;
    private final Instant startedAt;

    HealthController(HealthChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    record Liveness(String status, String version, Instant startedAt, long uptimeSeconds) {}

    record Readiness(String status, List<Component> components) {}

    record Component(
            String component,
            String status,
            String detail,
            @Nullable String fix,
            long latencyMs) {}

    @Operation(summary = "Whether the process answers")
    @GetMapping("/health")
    Liveness live() {
        long uptime = Duration.between(startedAt, clock.instant()).toSeconds();
        return new Liveness("ok", Version.current(), startedAt, uptime);
    }

    @Operation(summary = "Whether every component works; 503 when one is down")
    @GetMapping("/health/ready")
    ResponseEntity<Readiness> ready() {
        List<ComponentHealth> all = checks.all();
        State worst =
                all.stream().map(ComponentHealth::status).max(State::compareTo).orElse(State.UP);
        return ResponseEntity.status(worst == State.DOWN ? 503 : 200)
                .cacheControl(CacheControl.noStore())
                .body(new Readiness(
                        name(worst), all.stream().map(HealthController::shown).toList()));
    }

    private static Component shown(ComponentHealth health) {
        return new Component(
                health.component(), name(health.status()), health.detail(), health.fix(), health.latencyMs());
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
