package dev.storyreel.provider.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong between us and a vendor has a name, and what the vendor says of it is told without its secrets. */
public abstract class VendorFaultContract {
    /** Long enough for an answer of this machine, short enough to wait for none. */
    protected static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Duration SILENCE = Duration.ofSeconds(30);

    protected final VendorServer server = new VendorServer();

    /** Calls the vendor once. */
    protected abstract void call() throws InterruptedException;

    @AfterEach
    void stop() {
        server.close();
    }

    /**
     * @param retryAfter what the vendor asks for; null if it asks for nothing
     */
    record Case(Fault fault, ProviderError error, @Nullable Duration retryAfter) {
        Case(Fault fault, ProviderError error) {
            this(fault, error, null);
        }
    }

    static List<Case> faults() {
        String message = "{\"error\":{\"message\":\"no\"}}";
        return List.of(
                new Case(Fault.status(400, message), ProviderError.PROVIDER_REQUEST_REJECTED),
                new Case(Fault.status(401, message), ProviderError.PROVIDER_KEY_REJECTED),
                new Case(Fault.status(402, message), ProviderError.PROVIDER_OUT_OF_CREDIT),
                new Case(Fault.status(403, message), ProviderError.PROVIDER_KEY_REJECTED),
                new Case(Fault.status(404, message), ProviderError.PROVIDER_REQUEST_REJECTED),
                new Case(Fault.status(408, message), ProviderError.PROVIDER_TIMEOUT),
                new Case(Fault.status(409, message), ProviderError.PROVIDER_UNAVAILABLE),
                new Case(Fault.status(413, message), ProviderError.PROVIDER_REQUEST_REJECTED),
                new Case(Fault.status(429, message), ProviderError.PROVIDER_RATE_LIMITED),
                new Case(
                        Fault.status(429, message, "Retry-After", "7"),
                        ProviderError.PROVIDER_RATE_LIMITED,
                        Duration.ofSeconds(7)),
                new Case(
                        Fault.status(429, message, "Retry-After", "7", "Retry-After-Ms", "250"),
                        ProviderError.PROVIDER_RATE_LIMITED,
                        Duration.ofMillis(250)),
                new Case(
                        Fault.status(429, message, "Retry-After", "Sat, 01 Jan 2000 00:00:10 GMT"),
                        ProviderError.PROVIDER_RATE_LIMITED,
                        Duration.ZERO),
                new Case(
                        Fault.status(429, "{\"detail\":\"Request was throttled. Your rate limit resets in ~30s.\"}"),
                        ProviderError.PROVIDER_RATE_LIMITED,
                        Duration.ofSeconds(30)),
                new Case(
                        Fault.status(429, "{\"error\":{\"message\":\"pay\",\"code\":\"insufficient_quota\"}}"),
                        ProviderError.PROVIDER_OUT_OF_CREDIT),
                new Case(Fault.status(429, """
                                {"error":{"code":429,"status":"RESOURCE_EXHAUSTED",
                                "message":"You exceeded your current quota, please check your plan and billing details.",
                                "details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"26s"}]}}"""), ProviderError.PROVIDER_RATE_LIMITED, Duration.ofSeconds(27)),
                new Case(
                        Fault.status(400, "{\"error\":{\"message\":\"Your credit balance is too low to go on.\"}}"),
                        ProviderError.PROVIDER_OUT_OF_CREDIT),
                new Case(Fault.status(500, "[" + message + "]"), ProviderError.PROVIDER_UNAVAILABLE),
                new Case(
                        Fault.status(502, "<html>Bad Gateway</html>", "Content-Type", "text/html"),
                        ProviderError.PROVIDER_UNAVAILABLE),
                new Case(
                        Fault.status(503, message, "Retry-After", "3"),
                        ProviderError.PROVIDER_UNAVAILABLE,
                        Duration.ofSeconds(3)),
                new Case(Fault.status(529, message), ProviderError.PROVIDER_UNAVAILABLE),
                new Case(
                        Fault.status(302, "", "Location", "http://169.254.169.254/"),
                        ProviderError.PROVIDER_BAD_ANSWER),
                // it may have done what it was asked
                new Case(new Fault.Reset(), ProviderError.PROVIDER_ANSWER_CUT),
                new Case(new Fault.Cut(), ProviderError.PROVIDER_ANSWER_CUT),
                new Case(new Fault.Silence(SILENCE), ProviderError.PROVIDER_TIMEOUT));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hasAName(Case given) {
        // the JDK's client asks again by itself when a question without a body was not answered
        int times = given.fault() instanceof Fault.Reset ? 10 : 1;
        server.failing(Collections.nCopies(times, given.fault()).toArray(Fault[]::new));
        ProviderException failure = failure();
        assertThat(failure.error()).as(failure.getMessage()).isEqualTo(given.error());
        assertThat(failure.retryAfter().orElse(null)).isEqualTo(given.retryAfter());
    }

    /** Which of the two an unreadable answer is depends on how the vendor sends what it gives. */
    @Test
    void anAnswerOfAnotherKindMakesNoSense() {
        for (Fault fault : List.of(Fault.html(), Fault.empty(), Fault.garbage())) {
            server.failing(fault);
            assertThat(failure().error())
                    .as(fault.toString())
                    .isIn(ProviderError.PROVIDER_BAD_ANSWER, ProviderError.PROVIDER_ANSWER_CUT);
        }
    }

    @Test
    void aKeyThatTheVendorRepeatsIsNotShown() {
        server.failing(Fault.status(
                401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-proj-abcdefghijkl. See https://x\"}}"));
        assertThat(failure()).hasMessageContaining("(key)").hasMessageNotContaining("abcdef");

        server.failing(Fault.status(400, "{\"error\":{\"message\":\"what is test-key supposed to be?\"}}"));
        assertThat(failure()).hasMessageContaining("(key)").hasMessageNotContaining("test-key");
    }

    @Test
    void isCalledOnceAndAnswers() throws InterruptedException {
        call();
        assertThat(server.requests()).hasSize(1);
        assertThat(server.answered()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheCall() throws InterruptedException {
        server.failing(new Fault.Silence(SILENCE));
        Thread caller = Thread.currentThread();
        Thread interrupter = Thread.ofVirtual().start(() -> {
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        assertThat(catchThrowableOfType(InterruptedException.class, this::call)).isNotNull();
        interrupter.join();
    }

    private ProviderException failure() {
        ProviderException failure = catchThrowableOfType(ProviderException.class, this::call);
        assertThat(failure).isNotNull();
        return failure;
    }

    /** A refusal, or another answer that is none. */
    protected final void answersWith(VendorServer.Reply reply, ProviderError error) {
        server.failing(Fault.status(
                reply.status(),
                new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                reply.contentType()));
        assertThat(failure().error()).isEqualTo(error);
    }
}
