package dev.storyreel.web;

import dev.storyreel.StudioConfiguration;
import dev.storyreel.database.TestDatabase;
import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The platform's modules with a small API of their own, on a real database. */
@SpringBootConfiguration
@Profile(WebTestApplication.PROFILE)
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "dev.storyreel.storage",
    "dev.storyreel.web",
    "dev.storyreel.access",
    "dev.storyreel.health"
})
@ComponentScan({"dev.storyreel.storage", "dev.storyreel.web", "dev.storyreel.access", "dev.storyreel.health"})
@Import(StudioConfiguration.class)
public class WebTestApplication {
    /** Keeps it out of the tests that start the whole product and so scan its packages. */
    static final String PROFILE = "web-test";

    @Bean
    DataSource dataSource() {
        return TestDatabase.emptyDataSource();
    }

    @Bean
    @Primary
    HandClock handClock() {
        return new HandClock();
    }

    /** Stands still until it is set. */
    public static final class HandClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));

        /** Sets the time. */
        public void set(Instant instant) {
            now.set(instant);
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return InstantSource.fixed(instant()).withZone(zone);
        }
    }

    enum Fault implements ErrorCode {
        REEL_NOT_FOUND(ErrorType.USER),
        REEL_BROKEN(ErrorType.INTERNAL),
        REEL_TOO_DEAR(ErrorType.BUDGET),
        REEL_REFUSED(ErrorType.USER),
        REEL_VENDOR_DOWN(ErrorType.PROVIDER);

        private final ErrorType type;

        Fault(ErrorType type) {
            this.type = type;
        }

        @Override
        public ErrorType type() {
            return type;
        }
    }

    enum Look {
        NOIR,
        PASTEL
    }

    record Clip(@NotBlank @Size(max = 5) String imagePrompt) {}

    record Reel(
            @NotBlank String topic,
            @NotNull @Min(10) @Max(180) Integer durationSeconds,
            @Nullable Look look,
            @Nullable @Valid List<Clip> clips) {}

    record Made(UUID id, String topic) {}

    /** Makes reels as a feature would. */
    @RestController
    @Profile(PROFILE)
    static class ReelController {
        private final JdbcClient jdbc;
        private final Idempotency idempotency;
        final AtomicReference<@Nullable CountDownLatch> hold = new AtomicReference<>();
        final AtomicBoolean vendorAway = new AtomicBoolean();
        final CountDownLatch held = new CountDownLatch(1);

        ReelController(JdbcClient jdbc, Idempotency idempotency) {
            this.jdbc = jdbc;
            this.idempotency = idempotency;
            jdbc.sql("CREATE TABLE IF NOT EXISTS reels (id uuid PRIMARY KEY, topic text NOT NULL)")
                    .update();
        }

        @PostMapping("/v1/reels")
        ResponseEntity<Made> make(@Valid @RequestBody Reel reel, HttpServletRequest request) {
            return idempotency.once(request, () -> {
                Made made = new Made(UUID.randomUUID(), reel.topic());
                jdbc.sql("INSERT INTO reels VALUES (?, ?)")
                        .params(made.id(), made.topic())
                        .update();
                follow(reel.topic());
                return ResponseEntity.accepted()
                        .location(URI.create("/v1/reels/" + made.id()))
                        .body(made);
            });
        }

        /** Makes a reel of what a vendor knows. */
        @PostMapping("/v1/asked-reels")
        ResponseEntity<Made> ask(@Valid @RequestBody Reel reel, HttpServletRequest request)
                throws IOException, InterruptedException {
            return idempotency.once(
                    request,
                    () -> {
                        if (vendorAway.get()) {
                            follow("vendor");
                        }
                        return new Made(UUID.randomUUID(), reel.topic());
                    },
                    made -> {
                        jdbc.sql("INSERT INTO reels VALUES (?, ?)")
                                .params(made.id(), made.topic())
                                .update();
                        return ResponseEntity.accepted().body(made);
                    });
        }

        private void follow(String topic) {
            switch (topic) {
                case "refuse" -> throw new StoryreelException(Fault.REEL_REFUSED, "no reel about that");
                case "crash" -> throw new IllegalStateException("secret inside");
                case "broken" -> throw new StoryreelException(Fault.REEL_BROKEN, "secret inside");
                case "dear" -> throw new StoryreelException(Fault.REEL_TOO_DEAR, "over the limit");
                case "vendor" ->
                    throw new StoryreelException(
                            Fault.REEL_VENDOR_DOWN, "the vendor is away", null, java.time.Duration.ofSeconds(7));
                case "wait" -> await();
                default -> {}
            }
        }

        private void await() {
            CountDownLatch latch = hold.get();
            if (latch != null) {
                held.countDown();
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @GetMapping("/v1/database-away")
        String databaseAway() {
            throw new CannotGetJdbcConnectionException("the password is secret");
        }

        @GetMapping("/v1/database-deadlock")
        String databaseDeadlock() {
            throw new CannotAcquireLockException("the statement is secret");
        }

        @GetMapping("/v1/reels/{id}")
        Made get(@PathVariable UUID id) {
            throw new StoryreelException(Fault.REEL_NOT_FOUND, "there is no reel " + id);
        }

        @GetMapping("/v1/reels")
        Page<String> list(
                @RequestParam(required = false) @Nullable Integer limit,
                @RequestParam(required = false) @Nullable String cursor) {
            PageRequest page = PageRequest.of(limit, cursor);
            List<String> rows = java.util.stream.IntStream.rangeClosed(0, page.limit())
                    .mapToObj(i -> "row " + i)
                    .toList();
            return Page.of(rows, page, row -> new Cursor(Instant.EPOCH, new UUID(0, 1)));
        }

        @GetMapping("/v1/needs")
        String needs(@RequestParam @Min(1) int count) {
            return "" + count;
        }
    }
}
