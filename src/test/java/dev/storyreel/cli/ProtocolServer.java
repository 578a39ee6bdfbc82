package dev.storyreel.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Another process to the command line: answers with what a test told it to, and keeps what it was asked. */
final class ProtocolServer implements AutoCloseable {
    record Asked(String method, String path, @Nullable String query, String idempotencyKey, String body) {}

    private record Answer(int status, String type, String body, boolean cutOff) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    ProtocolServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers in this order, the last one for ever. */
    ProtocolServer json(String methodAndPath, int status, String body) {
        return add(methodAndPath, new Answer(status, "application/json", body, false));
    }

    /** A stream that breaks off after what is given. */
    ProtocolServer brokenEvents(String methodAndPath, String body) {
        return add(methodAndPath, new Answer(200, "text/event-stream", body, true));
    }

    private ProtocolServer add(String methodAndPath, Answer answer) {
        answers.computeIfAbsent(methodAndPath, key -> new CopyOnWriteArrayList<>())
                .add(answer);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            String query = exchange.getRequestURI().getQuery();
            asked.add(new Asked(exchange.getRequestMethod(), path, query, key, body));
            Answer answer = next(exchange.getRequestMethod() + " " + path);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length + (answer.cutOff() ? 100 : 0));
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        }
    }

    private synchronized Answer next(String key) {
        List<Answer> left = answers.getOrDefault(key, List.of(new Answer(404, "application/json", "{}", false)));
        return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
