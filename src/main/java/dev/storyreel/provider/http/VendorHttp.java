package dev.storyreel.provider.http;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/** One vendor's HTTP. Safe for use by many threads. */
public final class VendorHttp {
    /** The most that makes sense: a large picture as Base64, or minutes of sound. Several are held at once. */
    private static final long MAX_BYTES = 24L << 20;

    private final String vendor;
    private final ErrorAnswers errors;
    private final RestClient client;

    /**
     * @param vendor its name as people know it
     * @param credentials sets the headers that carry the key, and others that every call has
     */
    public VendorHttp(
            String vendor, Endpoint endpoint, JsonMapper json, Consumer<HttpHeaders> credentials, Clock clock) {
        this.vendor = vendor;
        this.errors = new ErrorAnswers(vendor, endpoint.apiKey(), clock);
        HttpClient http = BoundedRequests.client(endpoint.baseUrl());
        this.client = RestClient.builder()
                .requestFactory(new BoundedRequests(http, endpoint.firstByte(), endpoint.wholeCall(), MAX_BYTES))
                .baseUrl(endpoint.baseUrl().toString())
                .defaultHeaders(credentials)
                .configureMessageConverters(converters ->
                        converters.registerDefaults().withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .build();
    }

    /** The vendor's interface, whose methods are only to be used within {@link #call}. */
    public <A> A api(Class<A> type) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(type);
    }

    /**
     * Makes one exchange.
     *
     * @throws ProviderException with the name of what went wrong
     */
    public <R> R call(Supplier<R> exchange) throws InterruptedException {
        try {
            R answer = exchange.get();
            if (answer == null) {
                throw new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, vendor + " sent an empty answer");
            }
            return answer;
        } catch (RestClientResponseException e) {
            throw errors.read(e);
        } catch (ResourceAccessException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the call was given up");
            }
            if (e.getCause() instanceof BoundedRequests.Failed failed) {
                throw new ProviderException(failed.error(), vendor + " " + failed.getMessage(), e);
            }
            throw new ProviderException(ProviderError.PROVIDER_UNAVAILABLE, vendor + " cannot be reached", e);
        } catch (RestClientException e) {
            // not the type or the shape that was asked for: HTML of some proxy, a list for an object
            throw new ProviderException(
                    ProviderError.PROVIDER_BAD_ANSWER, vendor + " sent an answer that cannot be read", e);
        }
    }

    /**
     * Tells the vendor that something is not wanted any more; what it does not know, or what is over, is no error.
     *
     * @throws ProviderException with the name of what went wrong
     */
    public void giveUp(Runnable exchange) throws InterruptedException {
        try {
            call(() -> {
                exchange.run();
                return true;
            });
        } catch (ProviderException e) {
            if (e.error() != ProviderError.PROVIDER_REQUEST_REJECTED) {
                throw e;
            }
        }
    }

    /** An error that the vendor tells of in an answer that began well, as if it had come with that status. */
    public ProviderException failure(int status, @Nullable String code, @Nullable String message) {
        return errors.read(status, code, message);
    }
}
