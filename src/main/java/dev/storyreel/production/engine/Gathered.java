package dev.storyreel.production.engine;

import dev.storyreel.database.DatabaseOutage;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what many threads ask for together, as databases do that commit in groups: one thread does it, and what is
 * asked for meanwhile gathers and is then carried out all at once. Nobody waits for company, so a single request is not
 * delayed, and the more there are, the less each of them costs. That it is always the same thread lets it keep its
 * connection, with all that the database has prepared for it. Safe for use by many threads.
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
    private final ThreadPoolExecutor thread;

    /**
     * @param name what its thread is called
     * @param together carries out one request or several and answers in their order; if it throws, none was carried out
     */
    Gathered(String name, Function<List<Q>, List<A>> together) {
        this.together = together;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
        // there is no end to wait for: it is gone when nobody has asked for a while
        thread.allowCoreThreadTimeOut(true);
    }

    private static final class Request<Q, A> {
        private final Q asked;
        private final CompletableFuture<Supplier<A>> outcome = new CompletableFuture<>();

        Request(Q asked) {
            this.asked = asked;
        }
    }

    /** Waits until the request was carried out; throws what that threw. */
    A carryOut(Q asked) {
        Request<Q, A> own = new Request<>(asked);
        waiting.add(own);
        thread.execute(this::carryOutNext);
        return own.outcome.join().get();
    }

    private void carryOutNext() {
        List<Request<Q, A>> next = new ArrayList<>();
        while (next.size() < MOST_AT_ONCE) {
            Request<Q, A> request = waiting.poll();
            if (request == null) {
                break;
            }
            next.add(request);
        }
        // else they were carried out with others that had asked before
        if (!next.isEmpty()) {
            carryOut(next);
        }
    }

    /** When several fail, each is tried alone, so that a bad one harms no other; but not while the database is away. */
    private void carryOut(List<Request<Q, A>> requests) {
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
