package dev.storyreel.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Short messages between all processes on one database, by PostgreSQL or by Redis ({@link Wire}). All channels travel
 * together, so a subscription holds from the moment it is made.
 *
 * <p>A message may be lost while the connection is down: it is a hint to look at the tables, never the only word. After
 * an interruption every subscriber is told {@link Subscriber#reconnected}. Safe for use by many threads.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_.:-]{0,62}");
    /** PostgreSQL takes payloads shorter than 8000 bytes; the channel's name and a space are part of ours. */
    private static final int MAX_PAYLOAD_CHARS = 1900;

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(5);

    private final Wire wire;
    private final Map<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch firstTry = new CountDownLatch(1);
    private final Thread thread;
    private Duration backOff = FIRST_BACK_OFF;

    /** Called on the listening thread: must return quickly, and hand longer work to a thread of its own. */
    public interface Subscriber {
        /** A message came on the channel. */
        void received(String payload);

        /** Messages may have been missed: read again what they would have told of. */
        default void reconnected() {}
    }

    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Connects and starts to listen; if nobody answers, it goes on trying. */
    Notifications(Wire wire) {
        this.wire = wire;
        this.thread = Thread.ofPlatform().name("notifications").daemon().start(this::run);
        awaitFirstTry();
    }

    private void awaitFirstTry() {
        try {
            firstTry.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Calls the subscriber for each message on the channel from now on.
     *
     * @param channel 1–63 characters from {@code a–z 0–9 _ . : -}, beginning with a letter
     */
    public Subscription subscribe(String channel, Subscriber subscriber) {
        List<Subscriber> list = subscribers.computeIfAbsent(check(channel), _ -> new CopyOnWriteArrayList<>());
        list.add(subscriber);
        return () -> list.remove(subscriber);
    }

    /**
     * Sends to the subscribers of all processes, this one too. To be called after the commit that it tells of.
     *
     * @param payload up to 1,900 characters
     * @throws RuntimeException when it could not be sent
     */
    public void send(String channel, String payload) {
        if (payload.length() > MAX_PAYLOAD_CHARS) {
            throw new IllegalArgumentException("a notification of " + payload.length() + " characters is too long");
        }
        wire.send(check(channel) + " " + payload);
    }

    private static String check(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("not a channel: \"" + channel + "\"");
        }
        return channel;
    }

    private void run() {
        while (isRunning()) {
            try {
                wire.listen(this::connected, this::dispatch);
            } catch (IOException e) {
                if (isRunning()) {
                    away(e);
                }
            }
        }
    }

    private void connected() {
        backOff = FIRST_BACK_OFF;
        if (firstTry.getCount() == 0) {
            log.info("Listening to {} again", wire.describe());
            subscribers.values().forEach(list -> tell(list, Subscriber::reconnected));
        }
        firstTry.countDown();
    }

    private void away(IOException cause) {
        if (backOff.equals(FIRST_BACK_OFF)) {
            log.warn("{} cannot be listened to ({}); trying again", wire.describe(), cause.getMessage());
        }
        firstTry.countDown();
        pause(backOff);
        backOff = backOff.multipliedBy(2).compareTo(MAX_BACK_OFF) < 0 ? backOff.multipliedBy(2) : MAX_BACK_OFF;
    }

    private void dispatch(String message) {
        int space = message.indexOf(' ');
        if (space > 0) {
            String payload = message.substring(space + 1);
            tell(subscribers.getOrDefault(message.substring(0, space), List.of()), s -> s.received(payload));
        }
    }

    private static void tell(List<Subscriber> list, Consumer<Subscriber> message) {
        for (Subscriber subscriber : list) {
            try {
                message.accept(subscriber);
            } catch (RuntimeException e) {
                log.warn("a subscriber failed", e);
            }
        }
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Waits, but not longer than until the end. */
    private void pause(Duration time) {
        try {
            boolean ended = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
            log.trace("paused, ended {}", ended);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    /** Stops listening; no subscriber is called after that. */
    @Override
    public void close() {
        stopped.countDown();
        wire.close();
        if (!Thread.currentThread().equals(thread)) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
