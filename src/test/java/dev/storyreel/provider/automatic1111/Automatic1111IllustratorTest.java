package dev.storyreel.provider.automatic1111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureProviderContract;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.vendor.Automatic1111Server;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Automatic1111IllustratorTest {
    private static Automatic1111Illustrator illustrator(URI uri, String key, String checkpoint, Duration limit) {
        Automatic1111Settings settings =
                new Automatic1111Settings(Secret.of(key), uri, checkpoint, 20, 1 << 20, "text", 1, 0, limit, limit);
        return new Automatic1111Illustrator(settings, Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAnIllustrator extends PictureProviderContract {
        private final VendorServer server = Automatic1111Server.speaking(new VendorServer());

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected PictureProvider provider() {
            return illustrator(server.uri(), "me:test-key", "sdxl.safetensors", Duration.ofSeconds(30));
        }

        @Test
        void drawsAsManyPixelsAsItsModelIsGoodAt() throws InterruptedException {
            provider().draw(request("sea", 1242, 2208));
            var order = server.requests().getLast().body();
            assertThat(order.path("width").asInt()).isEqualTo(768);
            assertThat(order.path("height").asInt()).isEqualTo(1344);
            assertThat(order.path("seed").asLong()).isEqualTo(7);
            assertThat(order.path("override_settings")
                            .path("sd_model_checkpoint")
                            .asString())
                    .isEqualTo("sdxl.safetensors");
        }

        @Test
        void leavesTheModelThatIsLoaded() throws InterruptedException {
            illustrator(server.uri(), "me:test-key", "", Duration.ofSeconds(30)).draw(request("sea", 64, 64));
            assertThat(server.requests().getLast().body().has("override_settings"))
                    .isFalse();
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            Automatic1111Server.speaking(server);
        }

        @Override
        protected void call() throws InterruptedException {
            illustrator(server.uri(), "test-key", "", LIMIT).draw(Requests.picture(128, 256));
        }

        @Test
        void noPictureIsABadAnswer() {
            answersWith(Reply.json(Map.of("images", List.of())), ProviderError.PROVIDER_BAD_ANSWER);
            answersWith(
                    Reply.json(500, Map.of("error", "OutOfMemoryError", "detail", "", "errors", "CUDA out of memory")),
                    ProviderError.PROVIDER_UNAVAILABLE);
        }
    }

    @Test
    void isMissingWithoutAnAddress() {
        assertThat(illustrator(URI.create(""), "", "", Duration.ofSeconds(1)).missing())
                .contains("AUTOMATIC1111_BASE_URL");
    }
}
