package dev.storyreel.provider.http;

import dev.storyreel.provider.ProviderError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Exchanges over the JDK's client that are bounded in each way a vendor could hold us up: until the answer begins, until it
 * ends, and in bytes. An interrupt ends the exchange at once. Redirects are not followed: they could lead anywhere.
 *
 * @param firstByte from sending to the answer's head
 * @param wholeCall from sending to the last byte
 * @param maxBytes of an answer's body
 */
record BoundedRequests(HttpClient client, Duration firstByte, Duration wholeCall, long maxBytes)
        implements ClientHttpRequestFactory {
    /** Headers that the JDK's client sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** To a vendor at that address. */
    static HttpClient client(URI vendor) {
        // servers of one's own stumble over the offer of HTTP/2 that goes with requests without TLS
        boolean plain = "http".equals(vendor.getScheme());
        return HttpClient.newBuilder()
                .version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new Request(uri, method);
    }

    /** An exchange that did not end with a whole answer. */
    static final class Failed extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient ProviderError error;

        Failed(ProviderError error, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.error = error;
        }

        ProviderError error() {
            return error;
        }
    }

    private final class Request extends AbstractClientHttpRequest {
        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Request(URI uri, HttpMethod method) {
            this.uri = uri;
            this.method = method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .method(
                            method.name(),
                            body.size() == 0
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(body.toByteArray()));
            headers.forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            return new Response(exchange(request.build(), _ -> BodyHandlers.ofByteArray()));
        }
    }

    /**
     * Makes one exchange.
     *
     * @param body what becomes of the answer's body, by its status
     */
    <T> HttpResponse<T> exchange(HttpRequest request, IntFunction<BodyHandler<T>> body) throws IOException {
        long start = System.nanoTime();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        // not the request's own timeout, which is until the head in one Java and until the end in the next
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, head -> {
            begun.complete(true);
            return BodyHandlers.limiting(body.apply(head.statusCode()), maxBytes)
                    .apply(head);
        });
        try {
            CompletableFuture.anyOf(begun, answer).get(firstByte.toMillis(), TimeUnit.MILLISECONDS);
            Duration left = wholeCall.minusNanos(System.nanoTime() - start);
            return answer.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the call was given up").initCause(e);
        } catch (TimeoutException e) {
            String what = begun.isDone()
                    ? "took longer than " + wholeCall.toSeconds() + " s"
                    : "did not answer within " + firstByte.toSeconds() + " s";
            throw new Failed(ProviderError.PROVIDER_TIMEOUT, what, e);
        } catch (ExecutionException e) {
            throw failed(request.uri(), e.getCause() == null ? e : e.getCause(), begun.isDone());
        } finally {
            answer.cancel(true);
        }
    }

    /** Only what was surely not sent is told as "cannot be reached": the vendor may have done what it got. */
    private Failed failed(URI uri, Throwable cause, boolean begun) {
        if (cause instanceof ConnectException
                || cause instanceof UnresolvedAddressException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException) {
            return new Failed(
                    ProviderError.PROVIDER_UNAVAILABLE,
                    "cannot be reached at " + uri.getScheme() + "://" + uri.getAuthority() + " (" + unreached(cause)
                            + ")",
                    cause);
        }
        return new Failed(
                ProviderError.PROVIDER_ANSWER_CUT,
                begun
                        ? "sent an answer that broke off or was longer than " + maxBytes + " bytes"
                        : "broke off before it answered: " + why(cause),
                cause);
    }

    private static String unreached(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "nobody answers";
            case SSLHandshakeException _ -> "its certificate or encryption is not accepted: " + why(cause);
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "its name cannot be found";
            case UnresolvedAddressException _ -> "its name cannot be found";
            default -> cause.getMessage() == null ? "nobody listens there" : cause.getMessage();
        };
    }

    private static String why(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private record Response(HttpResponse<byte[]> answer) implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(answer.statusCode());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            answer.headers().map().forEach(headers::addAll);
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(answer.body());
        }

        @Override
        public void close() {
            // all is read
        }
    }
}
