package dev.storyreel.production.engine;

import dev.storyreel.Storyreel;
import dev.storyreel.database.Ids;
import dev.storyreel.production.JobGraph;
import dev.storyreel.production.NewProduction;
import dev.storyreel.production.Priority;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real worker process in miniature: the whole application without its web server. */
final class TestWorker implements AutoCloseable {
    /** Long enough for a busy machine; a test that waits for it has failed. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;

    private TestWorker(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static TestWorker start(String databaseUrl, Path data, String... properties) {
        String[] defaults = {
            "storyreel.database-url=" + databaseUrl,
            "storyreel.data-dir=" + data,
            "storyreel.role=worker",
            "storyreel.jobs.shutdown-grace=0s",
            "logging.level.root=warn",
            "spring.main.lazy-initialization=false"
        };
        String[] all = Stream.concat(Arrays.stream(defaults), Arrays.stream(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new TestWorker(new SpringApplicationBuilder(Storyreel.class, TestJobs.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(all));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    TestJobs jobs() {
        return get(TestJobs.class);
    }

    Productions productions() {
        return get(Productions.class);
    }

    UUID submit(JobGraph graph) {
        return submit(graph, Priority.DEFAULT);
    }

    UUID submit(JobGraph graph, Priority priority) {
        UUID id = Ids.next();
        productions().submit(new NewProduction(id, TestJobs.KIND, "local", priority, graph, 10));
        return id;
    }

    Production production(UUID id) {
        return productions().find(id).orElseThrow();
    }

    ProductionStatus await(UUID id, ProductionStatus status) {
        until("production is " + status.code(), () -> {
            ProductionStatus now = production(id).status();
            if (now != status && now.isTerminal()) {
                throw new AssertionError(
                        "production is " + now.code() + ": " + production(id).failure());
            }
            return now == status;
        });
        return status;
    }

    List<ProductionEvent> events(UUID id) {
        return productions().events(id, 0, 10_000);
    }

    /** Waits for a condition; fails with its name when it does not come. */
    static void until(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain until " + what);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
