package dev.storyreel.testing;

import dev.storyreel.Storyreel;
import dev.storyreel.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole studio in this process, on a database of its own, reached over HTTP. */
public final class StudioServer implements AutoCloseable {
    /** Long enough for a busy machine; a test that waits for it has failed. */
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    private StudioServer(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** An answer with a JSON body; the body is a missing node if there is none. */
    public record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {
        /** The value of a header; empty if there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The names of the fields that a problem complains of. */
        public List<String> wrongFields() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }
    }

    /**
     * @param data the data directory
     * @param extras further classes with beans
     * @param properties settings as {@code name=value}
     */
    public static StudioServer start(Path data, List<Class<?>> extras, String... properties) {
        String[] defaults = {
            "storyreel.database-url=" + TestDatabase.emptyDatabase(),
            "storyreel.data-dir=" + data,
            "storyreel.jobs.shutdown-grace=0s",
            // tests that want it do it themselves
            "storyreel.upload.swept-after=1d",
            "server.port=0",
            "logging.level.root=warn"
        };
        String[] all = Stream.concat(Arrays.stream(defaults), Arrays.stream(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        Class<?>[] sources =
                Stream.concat(Stream.of(Storyreel.class), extras.stream()).toArray(Class<?>[]::new);
        return new StudioServer(
                new SpringApplicationBuilder(sources)
                        .registerShutdownHook(false)
                        .run(all),
                data);
    }

    /** A bean. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** The address of a path; of a whole URL, itself. */
    public URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
                .resolve(path);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    /** Sends bytes as they are. */
    public Answer put(String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).timeout(DEADLINE).PUT(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(exchange(request.build(), BodyHandlers.ofByteArray()));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Opens a stream; the caller closes it. */
    public HttpResponse<InputStream> open(String path, String... headers) {
        return exchange(request("GET", path, null, headers), BodyHandlers.ofInputStream());
    }

    private Answer send(String method, String path, @Nullable String body, String... headers) {
        return answer(exchange(request(method, path, body, headers), BodyHandlers.ofByteArray()));
    }

    private Answer answer(HttpResponse<byte[]> response) {
        boolean isJson = response.statusCode() != 206
                && response.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.contains("json"))
                        .isPresent();
        return new Answer(
                response.statusCode(), response, isJson ? json.readTree(response.body()) : json.missingNode());
    }

    private HttpRequest request(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(DEADLINE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a condition; fails with its name when it does not come. */
    public static void until(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain until " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        context.close();
    }
}
