package dev.storyreel.production.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what many threads ask for together, as databases do that commit in groups: while as many threads as may
 * are at it, the requests of the others gather, and the next to get its turn carries out all of them at once. Nobody waits
 * for company, so a single request is not delayed, and the more there are, the less each of them costs. Safe for use by
 * many threads.
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
    private final Semaphore turns;

    /**
     * @param groups how many may be under way at once: more answer sooner, fewer grow larger and cost less
     * @param together carries out one request or several and answers in their order; if it throws, none was carried out
     */
    Gathered(int groups, Function<List<Q>, List<A>> together) {
        this.turns = new Semaphore(groups);
        this.together = together;
    }

    private static final class Request<Q, A> {
        private final Q asked;
        private final CompletableFuture<Supplier<A>> outcome = new CompletableFuture<>();
        private volatile boolean taken;

        Request(Q asked) {
            this.asked = asked;
        }
    }

    /** Waits until the request was carried out, by this thread or another; throws what that threw. */
    A carryOut(Q asked) {
        Request<Q, A> own = new Request<>(asked);
        waiting.add(own);
        turns.acquireUninterruptibly();
        try {
            while (!own.taken) {
                carryOut(next());
            }
        } finally {
            turns.release();
        }
        return own.outcome.join().get();
    }

    private List<Request<Q, A>> next() {
        List<Request<Q, A>> next = new ArrayList<>();
        while (next.size() < MOST_AT_ONCE) {
            Request<Q, A> request = waiting.poll();
            if (request == null) {
                break;
            }
            request.taken = true;
            next.add(request);
        }
        return next;
    }

    /** When several fail, each is tried alone, so that a bad one harms no other; but not while the database is away. */
    private void carryOut(List<Request<Q, A>> requests) {
        if (requests.isEmpty()) {
            return; // another group took the last ones, among them our own, this instant
        }
        try {
            List<A> answers = together.apply(
                    requests.stream().map(request -> request.asked).toList());
            IntStream.range(0, requests.size())
                    .forEach(i -> requests.get(i).outcome.complete(() -> answers.get(i)));
        } catch (RuntimeException | Error e) {
            if (requests.size() == 1 || DatabaseOutage.isCauseOf(e)) {
                requests.forEach(request -> request.outcome.complete(() -> {
                    throw e;
                }));
            } else {
                log.debug("{} requests failed together; trying each alone", requests.size(), e);
                requests.forEach(request -> carryOut(List.of(request)));
            }
        }
    }
}
