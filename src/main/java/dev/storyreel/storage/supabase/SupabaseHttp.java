package dev.storyreel.storage.supabase;

import dev.storyreel.error.FullDisk;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.secret.Secret;
import dev.storyreel.storage.StorageError;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exchanges with Supabase Storage: with a limit on time, ended by an interrupt, and tried again where that may help. The
 * JDK's client because it sends files from disk and receives them there.
 */
final class SupabaseHttp implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TRIES = 3;
    /** The largest page of a list. */
    private static final long MAX_ANSWER = 8L << 20;

    private final URI root;
    private final Secret key;
    private final SupabaseErrors errors;
    private final HttpClient client;
    private final Retry retry;

    /** @param root where Storage's paths begin, without a slash at the end */
    SupabaseHttp(URI root, Secret key, SupabaseErrors errors, Duration connect, Duration firstPause) {
        this.root = root;
        this.key = key;
        this.errors = errors;
        // servers of one's own stumble over the offer of HTTP/2 that goes with requests without TLS
        this.client = HttpClient.newBuilder()
                .version("http".equals(root.getScheme()) ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.retry = Retry.of(
                "supabase",
                RetryConfig.custom()
                        .maxAttempts(TRIES)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(firstPause, 2))
                        .retryOnException(e -> e instanceof StoryreelException failure
                                && failure.errorCode() == StorageError.STORAGE_UNAVAILABLE)
                        .build());
    }

    /** A request to a path, with the key. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + key.reveal())
                .header("apikey", key.reveal());
    }

    /** Where a path leads that Supabase told. */
    URI at(String path) {
        try {
            if (path.startsWith("/")) {
                return URI.create(root + path);
            }
        } catch (IllegalArgumentException notAPath) {
            throw errors.badAnswer();
        }
        throw errors.badAnswer();
    }

    /**
     * The JSON that is answered.
     *
     * @param missing what it is if the object is not there
     * @throws StoryreelException a {@link StorageError}
     */
    JsonNode json(HttpRequest request, Duration limit, @Nullable StoryreelException missing) throws IOException {
        return read(send(request, limit, missing, _ -> told()));
    }

    /** The same, with a single try. */
    JsonNode jsonOfOneTry(HttpRequest request, Duration limit) throws IOException {
        return read(exchange(() -> once(request, limit, null, _ -> told())));
    }

    private JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw errors.badAnswer();
        }
    }

    private BodySubscriber<byte[]> told() {
        return new LimitedBody<>(BodySubscribers.ofByteArray(), MAX_ANSWER, errors::badAnswer);
    }

    /** How a good answer is received; it may refuse what the head tells by throwing. */
    interface Receiver<T> {
        BodySubscriber<T> receive(HttpResponse.ResponseInfo head);
    }

    /** @throws StoryreelException a {@link StorageError} */
    <T> T send(HttpRequest request, Duration limit, @Nullable StoryreelException missing, Receiver<T> receiver)
            throws IOException {
        return exchange(() -> retry.executeCallable(() -> once(request, limit, missing, receiver)));
    }

    private static <T> T exchange(Callable<T> exchange) throws IOException {
        try {
            return exchange.call();
        } catch (IOException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp(e);
        } catch (RuntimeException e) {
            // a pause between two tries that is interrupted ends in the failure before it
            if (Thread.currentThread().isInterrupted()) {
                throw givenUp(e);
            }
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an exchange throws nothing else", e);
        }
    }

    private static IOException givenUp(Exception e) {
        return (IOException) new InterruptedIOException("the call was given up").initCause(e);
    }

    /** Either what was wanted or what was told in place of it. */
    private record Received<T>(@Nullable T wanted, byte @Nullable [] told) {}

    private <T> T once(HttpRequest request, Duration limit, @Nullable StoryreelException missing, Receiver<T> receiver)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Received<T>>> answer = client.sendAsync(
                request,
                head -> isGood(head.statusCode())
                        ? BodySubscribers.mapping(receiver.receive(head), wanted -> new Received<>(wanted, null))
                        : BodySubscribers.mapping(told(), told -> new Received<>(null, told)));
        try {
            HttpResponse<Received<T>> received = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            T wanted = received.body().wanted();
            if (wanted == null) {
                byte[] told = received.body().told();
                throw errors.read(received.statusCode(), told == null ? new byte[0] : told, missing);
            }
            return wanted;
        } catch (TimeoutException e) {
            throw errors.unavailable("took longer than " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean isGood(int status) {
        return status >= 200 && status < 300;
    }

    private StoryreelException failed(Throwable failure) throws IOException {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoryreelException ours) {
                return ours;
            }
            if (cause instanceof FileSystemException onDisk) {
                throw onDisk;
            }
        }
        if (FullDisk.isCauseOf(failure)) {
            throw new IOException("no room for the object: No space left on device", failure);
        }
        return errors.unavailable(
                "cannot be reached, or broke off (" + failure.getClass().getSimpleName() + ")", failure);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
