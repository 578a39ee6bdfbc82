package dev.storyreel.health;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Asks every component how it is, all at once, giving each two seconds, and fifteen for its first answer: it may have to
 * unpack or look for what it needs. A component that hangs is asked again only when it has answered, so that probes never
 * pile up. Safe for use by many threads.
 */
@Service
public final class HealthChecks {
    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("health-check").start(task);

    private final List<ComponentCheck> checks;
    private final Duration firstLimit;
    private final Duration limit;
    private final Set<ComponentCheck> known = ConcurrentHashMap.newKeySet();
    private final Map<ComponentCheck, CompletableFuture<ComponentHealth>> running = new ConcurrentHashMap<>();

    @Autowired
    HealthChecks(List<ComponentCheck> checks) {
        this(checks, Duration.ofSeconds(15), Duration.ofSeconds(2));
    }

    HealthChecks(List<ComponentCheck> checks, Duration firstLimit, Duration limit) {
        this.checks = checks.stream()
                .filter(check -> !check.doctorOnly())
                .sorted(Comparator.comparing(ComponentCheck::component))
                .toList();
        this.firstLimit = firstLimit;
        this.limit = limit;
    }

    /** What every component says, by name. */
    public List<ComponentHealth> all() {
        List<CompletableFuture<ComponentHealth>> answers =
                checks.stream().map(this::within).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<ComponentHealth> within(ComponentCheck check) {
        CompletableFuture<ComponentHealth> answer = new CompletableFuture<>();
        CompletableFuture<ComponentHealth> first = running.putIfAbsent(check, answer);
        if (first == null) {
            VIRTUAL.execute(() -> {
                ComponentHealth health = ask(check);
                known.add(check);
                running.remove(check);
                answer.complete(health);
            });
        }
        long patience = (known.contains(check) ? limit : firstLimit).toMillis();
        ComponentStatus late = ComponentStatus.down(
                "no answer within " + patience + " ms", "see the server's log; it may be overloaded");
        return (first == null ? answer : first)
                .copy()
                .completeOnTimeout(health(check, late, patience), patience, TimeUnit.MILLISECONDS);
    }

    private static ComponentHealth ask(ComponentCheck check) {
        long start = System.nanoTime();
        ComponentStatus status;
        try {
            status = check.check();
        } catch (Exception | LinkageError e) {
            status = ComponentStatus.down("the check failed: " + e.getMessage(), "see the server's log");
        }
        return health(check, status, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static ComponentHealth health(ComponentCheck check, ComponentStatus status, long millis) {
        return new ComponentHealth(check.component(), status.state(), status.detail(), status.fix(), millis);
    }
}
