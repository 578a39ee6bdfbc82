package dev.storyreel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of one production, read beside the main thread. A stream that breaks is opened again after the last event
 * that came; one that never speaks does no harm, as events only say when to look.
 */
final class EventFeed implements AutoCloseable {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    private final BlockingQueue<ServerEvent> events = new ArrayBlockingQueue<>(1000);
    private final StudioClient client;
    private final String id;
    private final Thread reader;
    private volatile @Nullable String lastEventId;

    EventFeed(StudioClient client, String id) {
        this.client = client;
        this.id = id;
        this.reader = Thread.ofVirtual().name("events").start(this::read);
    }

    /** The next event, or null if none came in time. */
    @Nullable
    ServerEvent next(Duration patience) throws InterruptedException {
        return events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void read() {
        Duration pause = Duration.ofMillis(250);
        while (!Thread.currentThread().isInterrupted()) {
            String before = lastEventId;
            try (InputStream stream = client.events(id, before)) {
                ServerEvent.readAll(stream, this::accept);
            } catch (IOException e) {
                // opened again below; the film's state is asked for anyway
            } catch (InterruptedException e) {
                return;
            }
            boolean came = lastEventId != null && !lastEventId.equals(before);
            pause = came ? Duration.ofMillis(250) : pause.multipliedBy(2);
            pause = pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void accept(ServerEvent event) {
        if (event.id() != null) {
            lastEventId = event.id();
        }
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
