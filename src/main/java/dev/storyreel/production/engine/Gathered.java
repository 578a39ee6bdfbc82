package dev.storyreel.production.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what many threads ask for together, as databases do that commit in groups: while one thread is at it, the
 * requests of the others gather, and the next to get its turn carries out all of them at once. Nobody waits for company,
 * so a single request is not delayed, and the more there are, the less each of them costs. Safe for use by many threads.
 *
 * @param <Q> a request
 * @param <A> its answer
 */
final class Gathered<Q, A> {
    /** So that nobody's answer waits for too many others. */
    private static final int MOST_AT_ONCE = 64;

    private static final Logger log = LoggerFactory.getLogger(Gathered.class);

    private final Function<List<Q>, List<A>> together;
    private final Queue<Request<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param together carries out one request or several and answers in their order; if it throws, none was carried out
     */
    Gathered(Function<List<Q>, List<A>> together) {
        this.together = together;
    }

    private static final class Request<Q, A> {
        private final Q asked;
        private @Nullable Supplier<A> outcome;

        Request(Q asked) {
            this.asked = asked;
        }
    }

    /** Waits until the request was carried out, by this thread or another; throws what that threw. */
    A carryOut(Q asked) {
        Request<Q, A> own = new Request<>(asked);
        waiting.add(own);
        turn.lock();
        try {
            while (own.outcome == null) {
                carryOut(next());
            }
        } finally {
            turn.unlock();
        }
        return own.outcome.get();
    }

    private List<Request<Q, A>> next() {
        List<Request<Q, A>> next = new ArrayList<>();
        while (next.size() < MOST_AT_ONCE && waiting.peek() != null) {
            next.add(waiting.remove());
        }
        return next;
    }

    /** When several fail, each is tried alone, so that a bad one harms no other; but not while the database is away. */
    private void carryOut(List<Request<Q, A>> requests) {
        try {
            List<A> answers = together.apply(
                    requests.stream().map(request -> request.asked).toList());
            IntStream.range(0, requests.size()).forEach(i -> requests.get(i).outcome = () -> answers.get(i));
        } catch (RuntimeException | Error e) {
            if (requests.size() == 1 || DatabaseOutage.isCauseOf(e)) {
                requests.forEach(request -> request.outcome = () -> {
                    throw e;
                });
            } else {
                log.debug("{} requests failed together; trying each alone", requests.size(), e);
                requests.forEach(request -> carryOut(List.of(request)));
            }
        }
    }
}
