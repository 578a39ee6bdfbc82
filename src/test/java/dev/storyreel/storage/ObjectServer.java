package dev.storyreel.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storyreel.provider.vendor.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A service on this machine that keeps objects in a bucket, and fails as it is told to. Its clock is set by hand. */
public abstract class ObjectServer implements AutoCloseable {
    /** The one bucket there is. */
    public static final String BUCKET = "films";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<@Nullable Runnable> afterRead = new AtomicReference<>();
    private volatile Clock clock = Clock.systemUTC();
    /** Objects of a page of a list, at most. */
    protected volatile int pageSize = 1000;

    protected final ConcurrentSkipListMap<String, Kept> objects = new ConcurrentSkipListMap<>();

    public record Kept(byte[] bytes, String contentType, Instant at) {}

    /** @param rawPath and rawQuery as they were sent */
    public record Request(String method, String rawPath, String rawQuery, Map<String, String> headers, byte[] body) {
        public String path() {
            return URI.create(rawPath).getPath();
        }

        /** A header by its name in lower case; empty if there is none. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public record Reply(int status, Map<String, String> headers, byte[] body) {
        public static Reply of(int status, String contentType, String body) {
            return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Nobody knows where it is, and so can ask it anything, before it is made. */
    @SuppressWarnings("this-escape")
    protected ObjectServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    protected abstract Reply answer(Request request);

    /** Settings of a studio that keeps its objects here, as {@code name=value}. */
    public abstract String[] settings();

    /** Where it is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The next requests fail like this, one each. */
    public void failing(Fault... next) {
        faults.addAll(List.of(next));
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Does this once, when an object's bytes have been read and before they are sent. */
    public void afterRead(Runnable action) {
        afterRead.set(action);
    }

    /** What is done between an object's bytes and their receiver. */
    protected void read() {
        Runnable action = afterRead.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    public void clock(Clock now) {
        clock = now;
    }

    public void pages(int objects) {
        pageSize = objects;
    }

    protected Instant now() {
        return clock.instant();
    }

    /** Method and path of all that came in. */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** What is in the bucket. */
    public List<String> names() {
        return List.copyOf(objects.keySet());
    }

    /** Puts bytes there past all checks, as someone may who has access. */
    public void replace(String name, byte[] bytes) {
        objects.put(name, kept(bytes, "application/octet-stream"));
    }

    protected Kept kept(byte[] bytes, String contentType) {
        return new Kept(bytes, contentType, now().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Fault fault = faults.poll();
            if (fault instanceof Fault.Reset) {
                // in the middle of what is sent, if there is anything
                readSome(exchange.getRequestBody());
                return;
            }
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    String.valueOf(exchange.getRequestURI().getRawQuery()).replaceFirst("^null$", ""),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            requests.add(request.method() + " " + request.rawPath());
            switch (fault) {
                case null -> send(exchange, answer(request));
                case Fault.Status status ->
                    send(
                            exchange,
                            new Reply(
                                    status.status(),
                                    status.headers(),
                                    status.body().getBytes(StandardCharsets.UTF_8)));
                case Fault.Cut _ -> cut(exchange, answer(request));
                case Fault.Silence silence -> await(silence);
                case Fault.Reset _ -> throw new AssertionError();
            }
        }
    }

    private static void readSome(InputStream body) throws IOException {
        body.readNBytes(1000);
    }

    private void await(Fault.Silence silence) {
        try {
            closing.await(silence.until().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean none = reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), none ? -1 : reply.body().length);
        if (!none) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    /** Half of what was announced. */
    private static void cut(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), Math.max(2, reply.body().length));
        exchange.getResponseBody().write(reply.body(), 0, reply.body().length / 2);
        exchange.getResponseBody().flush();
    }
}
