package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class NotificationsTest {
    private final RemotePostgres server = RemotePostgres.check(TestDatabase.emptyDatabase(), Duration.ofSeconds(5));
    private final ServerDataSource source = new ServerDataSource(server, "test");
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger reconnections = new AtomicInteger();
    private Notifications notifications;

    NotificationsTest() throws Exception {
        notifications = new Notifications(source, source);
    }

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
        notifications.subscribe("jobs", new Recorder());
    }

    @AfterEach
    void stop() {
        notifications.close();
    }

    private void awaitReceived(String... payloads) throws Exception {
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
    void sendsWhenTheTransactionCommitsAndNotWhenItRollsBack() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        transaction.executeWithoutResult(status -> {
            notifications.send("jobs", "rolled back");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> {
            notifications.send("jobs", "early");
            TestDatabase.execute(server.target(), "SELECT pg_notify('storyreel', 'jobs meanwhile')");
        });
        awaitReceived("meanwhile", "early");
    }

    @Test
    void connectsAgainAndSaysSo() throws Exception {
        TestDatabase.execute(
                server.target(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
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
        notifications.close();
        Await.until(
                "the connection is gone",
                () -> TestDatabase.query(
                                server.target(),
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
                        .equals("0"));
        notifications.close();
    }

    @Test
    void refusesWhatPostgresWouldNotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.send("jobs", "x".repeat(1901)));
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.send("two words", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> notifications.subscribe("", _ -> {}));
    }
}
