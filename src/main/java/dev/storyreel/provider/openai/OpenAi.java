package dev.storyreel.provider.openai;

import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The way to OpenAI, or to the compatible server at {@code OPENAI_BASE_URL}. */
@Component
class OpenAi {
    static final String NAME = "openai";
    static final String TITLE = "OpenAI";

    private final VendorHttp http;
    private final OpenAiApi api;

    OpenAi(OpenAiSettings settings, Clock clock) {
        this.http = new VendorHttp(
                TITLE,
                settings,
                VendorJson.snakeCase(),
                headers -> {
                    if (!settings.apiKey().isEmpty()) {
                        headers.setBearerAuth(settings.apiKey().reveal());
                    }
                },
                clock);
        this.api = http.api(OpenAiApi.class);
    }

    <R> R call(Function<OpenAiApi, R> exchange) throws InterruptedException {
        return http.call(() -> exchange.apply(api));
    }
}
