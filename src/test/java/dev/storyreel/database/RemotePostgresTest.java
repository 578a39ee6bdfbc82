package dev.storyreel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storyreel.error.StoryreelException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemotePostgresTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private final String url = TestDatabase.emptyDatabase();

    @Test
    void isUsed() {
        RemotePostgres server = RemotePostgres.check(url, LIMIT);
        assertThat(TestDatabase.query(server.target(), "SELECT current_user")).isEqualTo("storyreel");
        assertThat(server.describe()).matches("at 127\\.0\\.0\\.1:\\d+/test_[0-9a-f]+ \\(DATABASE_URL\\)");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        assertFails(url.replaceFirst(":[0-9a-f]+@", ":hunter2@"), DatabaseError.DATABASE_LOGIN_FAILED, "password");
    }

    @Test
    void saysThatThePasswordIsMissing() {
        assertFails(url.replaceFirst(":[0-9a-f]+@", "@"), DatabaseError.DATABASE_LOGIN_FAILED, "user and password");
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        assertFails(url.replaceFirst("/test_[^?]*", "/nowhere"), DatabaseError.DATABASE_MISSING, "createdb");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        assertFails(
                "postgres://a:hunter2@127.0.0.1:" + port + "/x", DatabaseError.DATABASE_UNREACHABLE, "host and port");
        assertFails("postgres://a:hunter2@no.such.host.invalid/x", DatabaseError.DATABASE_UNREACHABLE, "host and port");
    }

    @Test
    void saysThatTheServerIsTooOld() {
        assertThatExceptionOfType(StoryreelException.class)
                .isThrownBy(() -> RemotePostgres.requireSupported(14, "db:5432/studio"))
                .withMessageContaining("PostgreSQL 14")
                .withMessageContaining("upgrade");
        RemotePostgres.requireSupported(15, "db:5432/studio");
    }

    private static void assertFails(String url, DatabaseError error, String fix) {
        assertThatExceptionOfType(StoryreelException.class)
                .isThrownBy(() -> RemotePostgres.check(url, LIMIT))
                .withMessageContaining(fix)
                .withMessageContaining("(DATABASE_URL)")
                .satisfies(e -> assertThat(e.errorCode()).isEqualTo(error))
                .satisfies(e -> assertThat(e).hasStackTraceContaining("RemotePostgres"))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()) + e.getCause())
                        .doesNotContain("hunter2"));
    }
}
