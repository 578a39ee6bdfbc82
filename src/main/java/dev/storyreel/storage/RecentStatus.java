package dev.storyreel.storage;

import dev.storyreel.health.ComponentStatus;
import dev.storyreel.health.ComponentStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How remote storage was a moment ago, so that it is not asked whenever we are. Safe for use by many threads. */
public final class RecentStatus {
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    /** Whoever mends it wants to know soon. */
    private static final Duration BAD_FOR = Duration.ofSeconds(5);

    /** Whoever asks for health waits two seconds. */
    public static final Duration LOOK_LIMIT = Duration.ofMillis(1500);

    private final Clock clock;
    private final Supplier<ComponentStatus> look;
    private @Nullable ComponentStatus last;
    private Instant until = Instant.MIN;

    public RecentStatus(Clock clock, Supplier<ComponentStatus> look) {
        this.clock = clock;
        this.look = look;
    }

    /** The last status while it is fresh, else a new one. */
    public synchronized ComponentStatus get() {
        ComponentStatus known = last;
        if (known == null || !clock.instant().isBefore(until)) {
            known = look.get();
            last = known;
            until = clock.instant().plus(known.state() == State.UP ? GOOD_FOR : BAD_FOR);
        }
        return known;
    }
}
