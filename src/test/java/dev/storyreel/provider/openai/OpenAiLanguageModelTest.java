package dev.storyreel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.LanguageAnswer;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.openai.OpenAiSettings.Api;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiLanguageModelTest extends VendorFaultContract {
    @BeforeEach
    void speak() {
        OpenAiServer.speaking(server, _ -> "{\"title\":\"Sea\"}");
    }

    static OpenAiSettings settings(java.net.URI server, Api api, Duration limit) {
        return new OpenAiSettings(
                Secret.of("test-key"),
                java.net.URI.create(server + "/v1"),
                api,
                "gpt-6.1-sol",
                "kokoro",
                "af_heart",
                List.of("am_adam"),
                List.of("en", "ja"),
                "whisper",
                "gpt-image-2.5-flare",
                "medium",
                4,
                0,
                limit,
                limit);
    }

    private LanguageAnswer ask(Api api) throws InterruptedException {
        return ask(api, Requests.language());
    }

    private LanguageAnswer ask(Api api, LanguageRequest request) throws InterruptedException {
        OpenAiSettings settings = settings(server.uri(), api, LIMIT);
        return new OpenAiLanguageModel(settings, new OpenAi(settings, Clock.systemUTC()), Requests.PRICES)
                .answer(request);
    }

    @Test
    void looksAtPicturesInBothWays() throws InterruptedException {
        for (Api api : Api.values()) {
            assertThat(ask(api, Requests.looking()).json()).isEqualTo("{\"title\":\"Sea\"}");
            assertThat(server.requests().getLast().body().toString()).contains("data:image/png;base64,");
        }
    }

    @Override
    protected void call() throws InterruptedException {
        ask(Api.RESPONSES);
    }

    @Test
    void answersInBothWays() throws InterruptedException {
        LanguageAnswer answer = ask(Api.RESPONSES);
        assertThat(answer.json()).isEqualTo("{\"title\":\"Sea\"}");
        assertThat(answer.use().model()).isEqualTo("gpt-6.1-sol-2026-07-01");
        assertThat(answer.use().usage()).isEqualTo(Usage.tokens(200, 300));
        assertThat(answer.use().costUsd()).isEqualByComparingTo("0.0005");
        assertThat(ask(Api.CHAT).json()).isEqualTo("{\"title\":\"Sea\"}");
    }

    @Test
    void whatIsNoAnswerIsToldApart() {
        answersWith(
                OpenAiServer.response("completed", Map.of("type", "refusal", "refusal", "I cannot help with that")),
                ProviderError.PROVIDER_REFUSED);
        answersWith(incomplete("max_output_tokens"), ProviderError.PROVIDER_ANSWER_TRUNCATED);
        answersWith(incomplete("content_filter"), ProviderError.PROVIDER_REFUSED);
        answersWith(
                Reply.json(Map.of(
                        "status",
                        "failed",
                        "error",
                        Map.of("code", "server_error", "message", "oops"),
                        "output",
                        List.of())),
                ProviderError.PROVIDER_UNAVAILABLE);
        answersWith(
                OpenAiServer.response("completed", Map.of("type", "output_text", "text", " ")),
                ProviderError.PROVIDER_BAD_ANSWER);
    }

    private static Reply incomplete(String reason) {
        return Reply.json(
                Map.of("status", "incomplete", "incomplete_details", Map.of("reason", reason), "output", List.of()));
    }
}
