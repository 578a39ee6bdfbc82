package dev.storyreel.provider.deepgram;

import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The way to Deepgram. */
@Component
class Deepgram {
    static final String NAME = "deepgram";
    static final String TITLE = "Deepgram";

    private final VendorHttp http;
    private final DeepgramApi api;

    Deepgram(DeepgramSettings settings, Clock clock) {
        this.http = new VendorHttp(
                TITLE,
                settings,
                VendorJson.snakeCase(),
                headers -> headers.set(
                        HttpHeaders.AUTHORIZATION, "Token " + settings.apiKey().reveal()),
                clock);
        this.api = http.api(DeepgramApi.class);
    }

    <R> R call(Function<DeepgramApi, R> exchange) throws InterruptedException {
        return http.call(() -> exchange.apply(api));
    }
}
