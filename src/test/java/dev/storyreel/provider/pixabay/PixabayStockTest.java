package dev.storyreel.provider.pixabay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.StockProvider;
import dev.storyreel.provider.StockProviderContract;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.PixabayServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.StockShelf;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PixabayStockTest {
    private static PixabayStock stock(VendorServer server, String key, Duration limit) {
        PixabaySettings settings = new PixabaySettings(
                Secret.of(key),
                URI.create(server.uri() + "/api"),
                List.of("*.pixabay.com"),
                true,
                4,
                100,
                limit,
                limit);
        return new PixabayStock(settings, Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAStock extends StockProviderContract {
        @BeforeEach
        void speak() {
            PixabayServer.speaking(server, shelf);
        }

        @Override
        protected StockProvider provider() {
            return stock(server, "test-key", Duration.ofSeconds(30));
        }

        @Override
        protected StockProvider stranger() {
            return stock(server, "another-key", Duration.ofSeconds(30));
        }

        @Test
        void asksForPhotosThatAllMaySee() throws InterruptedException {
            provider().search(request(StockKind.PICTURE, "hav", "nb-NO"));
            assertThat(server.requests().getLast().parameters())
                    .containsEntry("lang", "no")
                    .containsEntry("orientation", "vertical")
                    .containsEntry("image_type", "photo")
                    .containsEntry("safesearch", "true");
            provider().search(request(StockKind.CLIP, "bIQ'a'", "tlh"));
            assertThat(server.requests().getLast().parameters()).containsEntry("lang", "en");
        }

        @Test
        void namesItsUsersPage() throws InterruptedException {
            StockItem image = provider()
                    .search(request(StockKind.PICTURE, "calm", "en"))
                    .items()
                    .getFirst();
            assertThat(image.credit().attribution()).startsWith("Image by Ben Wren from Pixabay: https://pixabay.com/");
            assertThat(image.credit().authorUrl()).isEqualTo(URI.create("https://pixabay.com/users/Ben%20Wren-42/"));
            assertThat(image.renditions()).hasSize(1);
            assertThat(image.renditions().getFirst().height()).isEqualTo(1280);
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            PixabayServer.speaking(server, new StockShelf());
        }

        @Override
        protected void call() throws InterruptedException {
            stock(server, "test-key", LIMIT).search(StockRequest.of("sea", StockKind.PICTURE, 1080, 1920, 4, "en"));
        }

        @Test
        void noListIsABadAnswer() {
            answersWith(Reply.json(Map.of("total", 0)), ProviderError.PROVIDER_BAD_ANSWER);
        }

        @Test
        void saysInPlainTextWhatIsWrongAndHowLongToWait() {
            server.failing(Fault.status(
                    429, "API rate limit exceeded", "Content-Type", "text/plain", "X-RateLimit-Reset", "42"));
            ProviderException limited = catchThrowableOfType(ProviderException.class, this::call);
            assertThat(limited).hasMessageContaining("API rate limit exceeded");
            assertThat(limited.error()).isEqualTo(ProviderError.PROVIDER_RATE_LIMITED);
            assertThat(limited.retryAfter()).contains(Duration.ofSeconds(42));
            server.failing(Fault.status(
                    400, "[ERROR 400] \"q\" of test-key is too long.", "Content-Type", "text/plain; charset=utf-8"));
            assertThat(catchThrowableOfType(ProviderException.class, this::call))
                    .hasMessageContaining("too long")
                    .hasMessageNotContaining("test-key");
        }
    }

    @Test
    void isMissingWithoutAKey() {
        try (VendorServer server = new VendorServer()) {
            assertThat(stock(server, "", Duration.ofSeconds(1)).missing()).contains("PIXABAY_API_KEY");
        }
    }
}
