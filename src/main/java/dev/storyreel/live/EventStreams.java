package dev.storyreel.live;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.production.ProductionEvent;
import dev.storyreel.production.Productions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the stored events of productions, so that it does not matter which process carries out the work. Each stream is
 * a loop on the thread of its request: it ends with the production, with its client or with this process, and leaves
 * nothing behind.
 */
@Component
class EventStreams implements SmartLifecycle {
    private static final int BATCH = 200;

    private final Productions productions;
    private final Signals signals;
    private final LiveSettings settings;
    private final Semaphore room;
    private volatile boolean running;

    EventStreams(Productions productions, Signals signals, LiveSettings settings) {
        this.productions = productions;
        this.signals = signals;
        this.settings = settings;
        this.room = new Semaphore(settings.maxStreams());
    }

    /** Where events go. */
    interface Sink {
        /** @throws IOException when nobody listens any more */
        void event(ProductionEvent event) throws IOException;

        /** Says that there is nothing new. */
        void heartbeat() throws IOException;

        /** Hands over what was said so far. */
        void flush() throws IOException;
    }

    /**
     * Tells all events after the given one, those that are there and those that come, until the production is done.
     *
     * @throws StoryreelException {@link LiveError#TOO_MANY_STREAMS}
     * @throws IOException when nobody listens any more
     */
    void follow(UUID production, long afterId, Sink sink) throws IOException, InterruptedException {
        if (!room.tryAcquire()) {
            throw new StoryreelException(
                    LiveError.TOO_MANY_STREAMS,
                    "more than " + settings.maxStreams() + " clients follow events",
                    null,
                    Duration.ofSeconds(5));
        }
        try (Signals.Signal signal = signals.listen(production)) {
            tell(production, afterId, sink, signal);
        } finally {
            room.release();
        }
    }

    private void tell(UUID production, long afterId, Sink sink, Signals.Signal signal)
            throws IOException, InterruptedException {
        long last = afterId;
        long saidAt = System.nanoTime();
        boolean over = isOver(production);
        sink.flush();
        while (running) {
            signal.reset();
            List<ProductionEvent> news = productions.events(production, last, BATCH);
            for (ProductionEvent event : news) {
                sink.event(event);
                last = event.id();
                over = switch (event.type()) {
                    case "done" -> true;
                    // a failed production that is retried goes on after its "done"
                    case "status" -> false;
                    default -> over;
                };
            }
            if (!news.isEmpty()) {
                sink.flush();
                saidAt = System.nanoTime();
            } else if (System.nanoTime() - saidAt >= settings.heartbeat().toNanos()) {
                sink.heartbeat();
                sink.flush();
                saidAt = System.nanoTime();
            }
            if (news.size() == BATCH) {
                continue;
            }
            // not only if "done" is the last event: jobs that still ran when another one failed end after it
            if (over) {
                return;
            }
            signal.await(settings.poll());
        }
    }

    private boolean isOver(UUID production) {
        return productions
                .find(production)
                .map(found -> found.status().isTerminal())
                .orElse(true);
    }

    /** Streams that are open in this process. */
    int open() {
        return settings.maxStreams() - room.availablePermits();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end, for these would not. */
    @Override
    public void stop() {
        running = false;
        signals.wakeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
