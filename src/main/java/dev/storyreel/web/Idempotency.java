package dev.storyreel.web;

import dev.storyreel.error.ErrorType;
import dev.storyreel.error.StoryreelException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a client repeat a POST that it did not get an answer to. The work of a request, its key and its answer are one
 * transaction: after a crash there are all of them or none, so nothing is made twice and no key stays locked. While the
 * first request runs, its key is held by a lock of that transaction, which PostgreSQL lets go when the process dies.
 * Works across processes on one database. Safe for use by many threads.
 *
 * <p>Kept for 24 hours: answers of success, and refusals that would come again. An unexpected error, or one that may
 * pass, undoes the work and frees the key.
 */
@Service
public final class Idempotency {
    static final Duration KEPT = Duration.ofHours(24);
    /** Request Timeout, Payment Required, Too Early, Too Many Requests: the same request may succeed later. */
    private static final Set<Integer> PASSING = Set.of(402, 408, 425, 429);

    private final IdempotencyStore store;
    private final Problems problems;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    Idempotency(IdempotencyStore store, Problems problems, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.problems = problems;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /**
     * Runs the work in a transaction of its own or, where the request repeats an earlier one, gives the earlier answer
     * with {@code Idempotency-Replayed: true}. Without a key the work just runs in a transaction. The work joins that
     * transaction (it must not ask for a new one) and does nothing outside of the database that cannot be undone.
     *
     * <p>The body of a repeated answer is the stored JSON, to be passed on unread.
     *
     * @throws StoryreelException {@link WebError#IDEMPOTENCY_KEY_REUSED}, {@link WebError#IDEMPOTENCY_KEY_IN_USE}, and
     *     what the work throws
     */
    public <T> ResponseEntity<T> once(HttpServletRequest request, Supplier<ResponseEntity<T>> work) {
        return passedOn(once(KeyedRequest.in(request), work));
    }

    /**
     * The same for work that needs something from elsewhere, such as a vendor's answer, which no transaction should wait for.
     * A repeated request is answered without it. A refusal to prepare is no answer that is kept: what is elsewhere changes.
     *
     * @param prepare runs outside of the transaction, and again where a request is repeated that has no answer yet
     * @throws StoryreelException as the other, and what preparing throws
     */
    public <P, T> ResponseEntity<T> once(
            HttpServletRequest request, Preparation<P> prepare, Function<P, ResponseEntity<T>> work)
            throws IOException, InterruptedException {
        Optional<KeyedRequest> keyed = KeyedRequest.in(request);
        Optional<ResponseEntity<byte[]>> earlier = keyed.flatMap(this::earlier);
        if (earlier.isPresent()) {
            return passedOn(earlier.get());
        }
        P prepared = prepare.make();
        return passedOn(once(keyed, () -> work.apply(prepared)));
    }

    /** What is got from elsewhere before the work. */
    @FunctionalInterface
    public interface Preparation<P> {
        P make() throws IOException, InterruptedException;
    }

    private ResponseEntity<?> once(Optional<KeyedRequest> keyed, Supplier<? extends ResponseEntity<?>> work) {
        ResponseEntity<?> answer = transaction.execute(_ -> keyed.isPresent() ? keyed(keyed.get(), work) : work.get());
        return Objects.requireNonNull(answer);
    }

    private ResponseEntity<?> keyed(KeyedRequest request, Supplier<? extends ResponseEntity<?>> work) {
        if (!store.lock(request)) {
            throw new StoryreelException(
                    WebError.IDEMPOTENCY_KEY_IN_USE,
                    "the first request with this Idempotency-Key is still being answered",
                    null,
                    Duration.ofSeconds(1));
        }
        Instant now = clock.instant();
        store.sweep(now.minus(KEPT));
        Optional<ResponseEntity<byte[]>> earlier = earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        ResponseEntity<?> answer = run(work);
        if (!answer.getStatusCode().is5xxServerError()) {
            store.keep(request, answer, now);
        }
        return answer;
    }

    /** A lasting refusal undoes the work but is an answer like any other. */
    private ResponseEntity<?> run(Supplier<? extends ResponseEntity<?>> work) {
        try {
            return Objects.requireNonNull(savepoint.<ResponseEntity<?>>execute(_ -> work.get()));
        } catch (StoryreelException e) {
            int status = problems.status(e.errorCode()).value();
            if (e.errorCode().type() != ErrorType.USER || status >= 500 || PASSING.contains(status)) {
                throw e;
            }
            return problems.answer(e);
        }
    }

    private Optional<ResponseEntity<byte[]>> earlier(KeyedRequest request) {
        return store.find(request, clock.instant().minus(KEPT)).map(answer -> replay(request, answer));
    }

    private static ResponseEntity<byte[]> replay(KeyedRequest request, IdempotencyStore.Answer answer) {
        if (!MessageDigest.isEqual(request.hash(), answer.requestHash())) {
            throw new StoryreelException(
                    WebError.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was used before with another request");
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set("Idempotency-Replayed", "true");
        if (answer.location() != null) {
            headers.set(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.contentType() != null) {
            headers.setContentType(MediaType.parseMediaType(answer.contentType()));
        }
        return ResponseEntity.status(answer.status()).headers(headers).body(answer.body());
    }

    /** Problems and repeated answers have bodies of their own types, which only the message converters look at. */
    @SuppressWarnings("unchecked")
    private static <T> ResponseEntity<T> passedOn(ResponseEntity<?> answer) {
        return (ResponseEntity<T>) answer;
    }
}
