package dev.storyreel.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.LanguageAnswer;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.vendor.AnthropicServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.secret.Secret;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnthropicLanguageModelTest extends VendorFaultContract {
    @BeforeEach
    void speak() {
        AnthropicServer.speaking(server, _ -> "{\"title\":\"Sea\"}");
    }

    private LanguageAnswer ask() throws InterruptedException {
        return ask(Requests.language());
    }

    private LanguageAnswer ask(LanguageRequest request) throws InterruptedException {
        AnthropicSettings settings = new AnthropicSettings(
                Secret.of("test-key"),
                URI.create(server.uri() + "/v1"),
                "2023-06-01",
                "claude-sonnet-5-5",
                4,
                0,
                LIMIT,
                LIMIT);
        return new AnthropicLanguageModel(settings, Requests.PRICES, Clock.systemUTC()).answer(request);
    }

    @Override
    protected void call() throws InterruptedException {
        ask();
    }

    @Test
    void answers() throws InterruptedException {
        assertThat(ask().json()).isEqualTo("{\"title\":\"Sea\"}");
    }

    @Test
    void looksAtPictures() throws InterruptedException {
        assertThat(ask(Requests.looking()).json()).isEqualTo("{\"title\":\"Sea\"}");
        assertThat(server.requests()
                        .getLast()
                        .body()
                        .path("messages")
                        .path(0)
                        .path("content")
                        .path(0)
                        .path("source")
                        .path("media_type")
                        .asString())
                .isEqualTo("image/png");
    }

    @Test
    void whatIsNoAnswerIsToldApart() {
        answersWith(AnthropicServer.message("refusal", ""), ProviderError.PROVIDER_REFUSED);
        answersWith(AnthropicServer.message("max_tokens", "{\"ti"), ProviderError.PROVIDER_ANSWER_TRUNCATED);
        answersWith(
                AnthropicServer.message("model_context_window_exceeded", "{"), ProviderError.PROVIDER_ANSWER_TRUNCATED);
        answersWith(AnthropicServer.message("tool_use", "x"), ProviderError.PROVIDER_BAD_ANSWER);
        answersWith(AnthropicServer.message("end_turn", ""), ProviderError.PROVIDER_BAD_ANSWER);
        answersWith(AnthropicServer.error(529, "overloaded_error", "Overloaded"), ProviderError.PROVIDER_UNAVAILABLE);
    }
}
