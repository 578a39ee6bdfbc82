package dev.storyreel.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.Picture;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.vendor.GeminiServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeminiTest extends VendorFaultContract {
    @BeforeEach
    void speak() {
        GeminiServer.speaking(server, _ -> "{\"title\":\"Sea\"}");
    }

    private GeminiSettings settings() {
        return new GeminiSettings(
                Secret.of("test-key"),
                URI.create(server.uri() + "/v1beta"),
                "gemini-3.6-flash",
                "gemini-nano-banana-2.1",
                "1K",
                4,
                0,
                LIMIT,
                LIMIT);
    }

    private Picture draw() throws InterruptedException {
        return new GeminiIllustrator(settings(), new Gemini(settings(), Clock.systemUTC()), Requests.PRICES)
                .draw(Requests.picture(1242, 2208));
    }

    @Override
    protected void call() throws InterruptedException {
        draw();
    }

    @Test
    void drawsAndAnswers() throws InterruptedException {
        assertThat(draw().contentType()).isEqualTo("image/png");
        assertThat(new GeminiLanguageModel(settings(), new Gemini(settings(), Clock.systemUTC()), Requests.PRICES)
                        .answer(Requests.language())
                        .json())
                .isEqualTo("{\"title\":\"Sea\"}");
    }

    @Test
    void looksAtPictures() throws InterruptedException {
        assertThat(new GeminiLanguageModel(settings(), new Gemini(settings(), Clock.systemUTC()), Requests.PRICES)
                        .answer(Requests.looking())
                        .json())
                .isEqualTo("{\"title\":\"Sea\"}");
        assertThat(server.requests()
                        .getLast()
                        .body()
                        .path("contents")
                        .path(0)
                        .path("parts")
                        .path(0)
                        .path("inlineData")
                        .path("mimeType")
                        .asString())
                .isEqualTo("image/png");
    }

    @Test
    void takesTheNearestShape() {
        assertThat(GeminiIllustrator.ratio(1242, 2208)).isEqualTo("9:16");
        assertThat(GeminiIllustrator.ratio(1080, 1350)).isEqualTo("4:5");
        assertThat(GeminiIllustrator.ratio(1000, 1001)).isEqualTo("1:1");
        assertThat(GeminiIllustrator.ratio(4000, 1000)).isEqualTo("21:9");
    }

    @Test
    void aWrongKeyIsToldWithAnotherStatus() {
        answersWith(
                GeminiServer.error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
                ProviderError.PROVIDER_KEY_REJECTED);
    }

    @Test
    void whatIsNoAnswerIsToldApart() {
        answersWith(
                Reply.json(Map.of("promptFeedback", Map.of("blockReason", "SAFETY"))), ProviderError.PROVIDER_REFUSED);
        answersWith(GeminiServer.ended("IMAGE_SAFETY"), ProviderError.PROVIDER_REFUSED);
        answersWith(GeminiServer.ended("MAX_TOKENS"), ProviderError.PROVIDER_ANSWER_TRUNCATED);
        answersWith(GeminiServer.ended("NO_IMAGE"), ProviderError.PROVIDER_BAD_ANSWER);
        answersWith(GeminiServer.ended("STOP"), ProviderError.PROVIDER_BAD_ANSWER);
        answersWith(Reply.json(Map.of("candidates", List.of())), ProviderError.PROVIDER_REFUSED);
    }
}
