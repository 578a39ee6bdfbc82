package dev.storyreel.provider.pexels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.StockProvider;
import dev.storyreel.provider.StockProviderContract;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.provider.vendor.PexelsServer;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PexelsStockTest {
    private static PexelsSettings settings(
            VendorServer server, String key, int perHour, int perMinute, Duration limit) {
        return new PexelsSettings(
                Secret.of(key),
                URI.create(server.uri() + "/v1"),
                List.of("*.pexels.com"),
                4,
                perHour,
                perMinute,
                limit,
                limit);
    }

    private static PexelsStock stock(VendorServer server, String key, Duration limit) {
        return new PexelsStock(settings(server, key, 200, 0, limit), Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAStock extends StockProviderContract {
        @BeforeEach
        void speak() {
            PexelsServer.speaking(server, shelf);
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
        void asksInTheLanguageOfTheWords() throws InterruptedException {
            provider().search(request(StockKind.PICTURE, "Meer", "de-AT"));
            assertThat(server.requests().getLast().parameters())
                    .containsEntry("locale", "de-DE")
                    .containsEntry("orientation", "portrait");
            provider().search(request(StockKind.PICTURE, "bIQ'a'", "tlh"));
            assertThat(server.requests().getLast().parameters()).doesNotContainKey("locale");
        }

        @Test
        void thanksInItsOwnWords() throws InterruptedException {
            StockItem photo = provider()
                    .search(request(StockKind.PICTURE, "calm", "en"))
                    .items()
                    .getFirst();
            assertThat(photo.credit().attribution())
                    .startsWith("Photo by Ann Otter on Pexels: https://www.pexels.com/photo/something-1/");
            assertThat(photo.renditions().getLast().height())
                    .as("large2x fits into 1880×1300")
                    .isEqualTo(1300);
        }

        @Test
        void passesOverWhatMakesNoSense() throws InterruptedException {
            Map<String, Object> whole = Map.of(
                    "id",
                    9,
                    "width",
                    100,
                    "height",
                    100,
                    "url",
                    "https://www.pexels.com/photo/9/",
                    "photographer",
                    "Ann\u0000\n Otter",
                    "src",
                    Map.of("original", server.uri() + "/files/9.jpeg"));
            server.taking(
                    "GET /v1/search",
                    null,
                    _ -> Reply.json(Map.of(
                            "photos",
                            List.of(
                                    without(whole, "id", null),
                                    without(whole, "width", 0),
                                    without(whole, "url", "javascript:alert(1)"),
                                    without(whole, "url", "https://pexels.com.example.org/9"),
                                    without(whole, "photographer", " "),
                                    without(whole, "src", Map.of("original", "no address")),
                                    Map.of(),
                                    whole))));
            List<StockItem> items =
                    provider().search(request(StockKind.PICTURE, "sea", "en")).items();
            assertThat(items).hasSize(1);
            assertThat(items.getFirst().credit().author()).isEqualTo("Ann Otter");
            assertThat(items.getFirst().credit().authorUrl()).isNull();
        }

        private Map<String, Object> without(Map<String, Object> whole, String name, @Nullable Object other) {
            Map<String, Object> changed = new java.util.HashMap<>(whole);
            changed.put(name, other);
            return changed;
        }
    }

    @Nested
    class WhenItFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            PexelsServer.speaking(server, new StockShelf());
        }

        @Override
        protected void call() throws InterruptedException {
            stock(server, "test-key", LIMIT).search(StockRequest.of("sea", StockKind.CLIP, 1080, 1920, 4, "en"));
        }

        @Test
        void noListIsABadAnswer() {
            answersWith(Reply.json(Map.of("photos", List.of())), ProviderError.PROVIDER_BAD_ANSWER);
        }
    }

    @Test
    void keepsToTheHourUnlessAMinuteIsSet() {
        try (VendorServer server = new VendorServer()) {
            Duration limit = Duration.ofSeconds(1);
            assertThat(settings(server, "k", 200, 0, limit).rate())
                    .contains(new Provider.Rate(200, Duration.ofHours(1)));
            assertThat(settings(server, "k", 200, 5, limit).rate())
                    .contains(new Provider.Rate(5, Duration.ofMinutes(1)));
            assertThat(settings(server, "k", 0, 0, limit).rate()).isEmpty();
            assertThat(settings(server, "", 0, 0, limit).missing()).contains("PEXELS_API_KEY");
        }
    }
}
