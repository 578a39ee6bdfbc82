package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of messages by way of PostgreSQL and of Redis. */
abstract class NotificationsTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger reconnections = new AtomicInteger();
    Notifications notifications;

    abstract Wire wire();

    /** Breaks the connections; a moment later there can be new ones. */
    abstract void interrupt() throws Exception;

    /** How many connections the other side knows. */
    abstract int connections() throws Exception;

    private final class Recorder implements Notifications.Subscriber {
        @Override
        public void received(String payload) {
            received.add(payload);
        }

        @Override
        public void reconnected() {
            reconnections.incrementAndGet();
        }
    }

    @BeforeEach
    void subscribe() {
        notifications = new Notifications(wire());
        notifications.subscribe("jobs", new Recorder());
    }

    @AfterEach
    void stop() {
        notifications.close();
    }

    void awaitReceived(String... payloads) throws Exception {
        Await.until("received " + List.of(payloads), () -> received.size() >= payloads.length);
        assertThat(received).containsExactly(payloads);
    }

    @Test
    void deliversToTheSubscribersOfTheChannelInOrder() throws Exception {
        notifications.send("other", "not for us");
        notifications.send("jobs", "one two");
        notifications.send("jobs", "");
        notifications.send("jobs", "ü".repeat(1900));
        awaitReceived("one two", "", "ü".repeat(1900));
    }

    @Test
    void connectsAgainAndSaysSo() throws Exception {
        interrupt();
        Await.until("reconnected", () -> reconnections.get() == 1);
        notifications.send("jobs", "after");
        awaitReceived("after");
    }

    @Test
    void outlivesASubscriberThatFails() throws Exception {
        notifications.subscribe("jobs", _ -> {
            throw new IllegalStateException("a bad subscriber");
        });
        notifications.send("jobs", "one");
        notifications.send("jobs", "two");
        awaitReceived("one", "two");
    }

    @Test
    void tellsNobodyWhoHasLeft() throws Exception {
        List<String> gone = new CopyOnWriteArrayList<>();
        notifications.subscribe("jobs", gone::add).close();
        notifications.send("jobs", "one");
        awaitReceived("one");
        assertThat(gone).isEmpty();
    }

    @Test
    void takesNoConnectionWithItWhenClosed() throws Exception {
        notifications.send("jobs", "one");
        awaitReceived("one");
        notifications.close();
        Await.until("the connections are gone", () -> connections() == 0);
        notifications.close();
    }

    @Test
    void refusesWhatIsTooLongAndWhatIsNoChannel() {
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.send("jobs", "x".repeat(1901)));
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.send("two words", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.subscribe("", _ -> {}));
    }
}
