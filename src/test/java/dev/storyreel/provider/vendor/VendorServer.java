package dev.storyreel.provider.vendor;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A vendor on this machine: takes requests as its description tells, refuses others as the vendor would, counts how many it
 * has at once, and fails as it is told to.
 */
public final class VendorServer implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile @Nullable Function<Request, @Nullable Fault> chance;
    private volatile int limit = Integer.MAX_VALUE;
    private volatile Runnable delay = () -> {};

    /**
     * @param path without the query
     * @param query as it came
     * @param body where it is JSON
     * @param bytes the body as it came
     */
    public record Request(
            String method, String path, Map<String, List<String>> headers, String query, JsonNode body, byte[] bytes) {
        /** What the query says. */
        public Map<String, String> parameters() {
            return Stream.of(query.split("&", -1))
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                            pair -> pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : ""));
        }

        /** What a schema is for. */
        private Object said() {
            return body.isMissingNode() ? parameters() : body;
        }

        /** The first value of a header; empty if there is none. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst()
                    .orElse("");
        }
    }

    /** What a vendor answers. */
    public record Reply(int status, String contentType, byte[] body) {
        public static Reply json(Object body) {
            return json(200, body);
        }

        public static Reply json(int status, Object body) {
            return new Reply(status, "application/json", JSON.writeValueAsBytes(body));
        }

        public static Reply of(String contentType, byte[] body) {
            return new Reply(200, contentType, body);
        }
    }

    private record Endpoint(@Nullable Schema schema, Function<Request, Reply> answer) {}

    public VendorServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    /** Where it is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /**
     * Takes requests.
     *
     * @param at method and path, e.g. {@code POST /responses}; a star at the end stands for anything
     * @param schema the resource with the JSON Schema of its bodies, or of its parameters where it has no body; null for none
     */
    public VendorServer taking(String at, @Nullable String schema, Function<Request, Reply> answer) {
        endpoints.put(at, new Endpoint(schema == null ? null : schema(schema), answer));
        return this;
    }

    /** The next requests fail like this, one each. */
    public void failing(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Each request fails if it is told to. */
    public void failingByChance(Function<Request, @Nullable Fault> fault) {
        chance = fault;
    }

    /** What happens before each answer. */
    public void delaying(Runnable before) {
        delay = before;
    }

    /** Answers 429 to what comes while so many are under way. */
    public void refusingMoreThan(int most) {
        limit = most;
    }

    /** All that came in. */
    public List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** How many were answered with a result, which costs money. */
    public int answered() {
        return answered.get();
    }

    /** The most that it had at the same time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private static Schema schema(String resource) {
        try (InputStream in =
                Objects.requireNonNull(VendorServer.class.getResourceAsStream("/vendors/" + resource), resource)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = request(exchange);
            requests.add(request);
            Function<Request, @Nullable Fault> byChance = chance;
            Fault fault = faults.poll();
            if (fault == null && byChance != null) {
                fault = byChance.apply(request);
            }
            if (fault == null) {
                Reply reply = atOnce(request);
                if (reply.status() < 300) {
                    answered.incrementAndGet();
                }
                send(exchange, reply, reply.body().length);
            } else {
                fail(exchange, fault, request);
            }
        }
    }

    /** Counted only until the answer begins: whoever has it may call again before we look. */
    private Reply atOnce(Request request) {
        int now = atOnce.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try {
            if (now > limit) {
                return Reply.json(429, Map.of("error", Map.of("message", "more than " + limit + " at once")));
            }
            delay.run();
            return answer(request);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean json = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                .startsWith("application/json");
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                json ? JSON.readTree(body) : JSON.missingNode(),
                body);
    }

    private Reply answer(Request request) {
        String at = request.method() + " " + request.path();
        Endpoint endpoint = endpoints.entrySet().stream()
                .filter(each -> each.getKey().endsWith("*")
                        ? at.startsWith(each.getKey().substring(0, each.getKey().length() - 1))
                        : at.equals(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (endpoint == null) {
            return Reply.json(404, Map.of("error", Map.of("message", "no such path: " + at)));
        }
        if (endpoint.schema() != null) {
            String wrong = endpoint.schema()
                    .validate(JSON.writeValueAsString(request.said()), InputFormat.JSON)
                    .toString();
            if (!wrong.equals("[]")) {
                return Reply.json(400, Map.of("error", Map.of("message", wrong, "type", "invalid_request_error")));
            }
        }
        return endpoint.answer().apply(request);
    }

    private void fail(HttpExchange exchange, Fault fault, Request request) throws IOException {
        switch (fault) {
            case Fault.Status status -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                status.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] body = status.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
            case Fault.Reset _ -> {
                // closed unanswered
            }
            case Fault.Cut _ -> {
                Reply reply = answer(request);
                byte[] half = java.util.Arrays.copyOf(reply.body(), reply.body().length / 2);
                send(exchange, new Reply(reply.status(), reply.contentType(), half), reply.body().length);
            }
            case Fault.Silence silence -> await(silence);
        }
    }

    private void await(Fault.Silence silence) {
        try {
            closing.await(silence.until().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Reply reply, int announced) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.sendResponseHeaders(reply.status(), announced == 0 ? -1 : announced);
        exchange.getResponseBody().write(reply.body());
        exchange.getResponseBody().flush();
    }
}
