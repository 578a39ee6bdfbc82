package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.error.ErrorType;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Providers.StockTaker;
import dev.storyreel.provider.StockFile;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.PexelsServer;
import dev.storyreel.provider.vendor.PixabayServer;
import dev.storyreel.provider.vendor.StockShelf;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Stock of two vendors, each a server on this machine that speaks the vendor's protocol. */
class StockShelvesTest {
    private final StockShelf first = new StockShelf();
    private final StockShelf second = new StockShelf();
    private final VendorServer pexels = PexelsServer.speaking(new VendorServer(), first);
    private final VendorServer pixabay = PixabayServer.speaking(new VendorServer(), second);
    private final TestCaller caller = TestCaller.of("ann");

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private StudioServer server;

    @BeforeEach
    void start() {
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.provider.pexels.api-key=test-key",
                "storyreel.provider.pexels.base-url=" + pexels.uri() + "/v1",
                "storyreel.provider.pexels.requests-per-hour=6",
                "storyreel.provider.pixabay.api-key=test-key",
                "storyreel.provider.pixabay.base-url=" + pixabay.uri() + "/api",
                "storyreel.provider.first-pause=5ms");
        first.picture(1, 2000, 3000, "calm sea", StockShelf.SOME_PICTURE)
                .picture(2, 2000, 3000, "sea", StockShelf.SOME_PICTURE)
                .picture(3, 2000, 3000, "sea", StockShelf.SOME_PICTURE)
                .picture(4, 2000, 3000, "sea", StockShelf.SOME_PICTURE)
                .picture(5, 3000, 2000, "desert", StockShelf.SOME_PICTURE);
        second.picture(1, 2000, 3000, "forest sea", StockShelf.SOME_PICTURE)
                .clip(7, 1920, 1080, 9, "forest", ClipTasks.SOME_FILE);
    }

    @AfterEach
    void stop() {
        server.close();
        pexels.close();
        pixabay.close();
    }

    /** Takes the best, but for those that it finds spoilt. */
    private static final class Best implements StockTaker<String> {
        private final Set<String> spoilt;
        private final List<Integer> offered = new ArrayList<>();

        Best(String... spoilt) {
            this.spoilt = new HashSet<>(List.of(spoilt));
        }

        @Override
        public StockItem choose(List<StockItem> ranked) {
            offered.add(ranked.size());
            return ranked.getFirst();
        }

        @Override
        public String keep(StockFile brought) {
            String key = brought.item().credit().key();
            if (spoilt.contains(key)) {
                throw new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, key + " cannot be read");
            }
            return key + " " + brought.contentType();
        }
    }

    private String bring(StockKind kind, String words, Best taker) throws IOException, InterruptedException {
        StockRequest request = StockRequest.of(words, kind, 1080, 1920, 4, "en");
        return server.get(Providers.class).stock(request, folder.resolve("brought"), caller, taker);
    }

    private ProviderException failing(StockKind kind, String words, Best taker) {
        return catchThrowableOfType(ProviderException.class, () -> bring(kind, words, taker));
    }

    private long searches(VendorServer vendor) {
        return vendor.requests().stream()
                .filter(request -> request.path().endsWith("search")
                        || request.path().equals("/api/")
                        || request.path().equals("/api/videos/"))
                .count();
    }

    @Test
    void aSearchIsAskedOnceADayWhoeverAsks() throws Exception {
        assertThat(bring(StockKind.PICTURE, "sea", new Best())).isEqualTo("pexels/1 image/jpeg");
        assertThat(bring(StockKind.PICTURE, "sea", new Best())).isEqualTo("pexels/1 image/jpeg");
        assertThat(searches(pexels)).isEqualTo(1);
        assertThat(pexels.requests()).as("the file is brought each time").hasSize(3);
        assertThat(caller.uses())
                .hasSize(2)
                .allSatisfy(use -> assertThat(use.costUsd()).isZero());
        JdbcClient jdbc = server.get(JdbcClient.class);
        assertThat(jdbc.sql(
                                "select port || ' ' || provider || ' ' || status || ' ' || cost_usd::int from provider_calls")
                        .query(String.class)
                        .list())
                .containsExactly("stock pexels succeeded 0");

        jdbc.sql("update stock_searches set found_at = found_at - interval '25 hours'")
                .update();
        bring(StockKind.PICTURE, "sea", new Best());
        assertThat(searches(pexels)).isEqualTo(2);
        jdbc.sql("update stock_searches set found = '[{\"width\": 0}]'").update();
        bring(StockKind.PICTURE, "sea", new Best());
        assertThat(searches(pexels)).as("what cannot be read is no answer").isEqualTo(3);
    }

    @Test
    void whereOneHasNothingTheNextIsAskedAndThatIsTold() throws Exception {
        assertThat(bring(StockKind.CLIP, "forest", new Best())).isEqualTo("pixabay/7 video/mp4");
        assertThat(caller.fallbacks()).containsExactly("pexels pixabay STOCK_NOT_FOUND");
        ProviderException nobody = failing(StockKind.CLIP, "unicorn", new Best());
        assertThat(nobody.error()).isEqualTo(ProviderError.STOCK_NOT_FOUND);
        assertThat(nobody.errorCode().type()).isEqualTo(ErrorType.USER);
        assertThat(nobody).hasMessageContaining("unicorn");
    }

    @Test
    void whatLiesOtherwiseIsBetterThanNothing() throws Exception {
        assertThat(bring(StockKind.PICTURE, "desert", new Best())).isEqualTo("pexels/5 image/jpeg");
        assertThat(searches(pexels)).isEqualTo(2);
        assertThat(bring(StockKind.PICTURE, "desert", new Best())).isEqualTo("pexels/5 image/jpeg");
        assertThat(searches(pexels)).as("both are known").isEqualTo(2);
        assertThat(searches(pixabay)).isZero();
    }

    @Test
    void whatIsSpoiltIsPassedOverAFewTimes() throws Exception {
        Best taker = new Best("pexels/1");
        first.spoil(2, "<html>".repeat(10).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(bring(StockKind.PICTURE, "sea", taker)).isEqualTo("pexels/3 image/jpeg");
        assertThat(taker.offered).containsExactly(4, 3, 2);
        assertThat(caller.fallbacks()).isEmpty();

        Best worse = new Best("pexels/1", "pexels/3");
        assertThat(bring(StockKind.PICTURE, "sea", worse)).isEqualTo("pixabay/1 image/jpeg");
        assertThat(caller.fallbacks()).containsExactly("pexels pixabay PROVIDER_BAD_ANSWER");
    }

    @Test
    void aSearchWhoseFilesAreGoneIsForgotten() throws Exception {
        bring(StockKind.PICTURE, "calm sea", new Best());
        pexels.failing(Fault.status(403, "expired"));
        assertThat(failing(StockKind.PICTURE, "calm sea", new Best()).error())
                .isEqualTo(ProviderError.PROVIDER_RESULT_EXPIRED);
        bring(StockKind.PICTURE, "calm sea", new Best());
        assertThat(searches(pexels)).isEqualTo(2);
    }

    @Test
    void faultsThatPassAreWaitedForAndTheHourIsKept() throws Exception {
        pexels.failing(Fault.status(503, ""));
        assertThat(bring(StockKind.PICTURE, "sea", new Best())).isEqualTo("pexels/1 image/jpeg");
        pexels.failing(new Fault.Cut());
        assertThat(bring(StockKind.PICTURE, "sea", new Best()))
                .as("a file that is cut is passed over")
                .isEqualTo("pexels/2 image/jpeg");
        for (String words : List.of("desert", "calm", "calm sea")) {
            bring(StockKind.PICTURE, words, new Best());
        }
        assertThat(searches(pexels)).isEqualTo(6);
        TestCaller other = TestCaller.of("ben");
        ProviderException waits = catchThrowableOfType(
                ProviderException.class,
                () -> server.get(Providers.class)
                        .stock(
                                StockRequest.of("forest", StockKind.PICTURE, 1080, 1920, 4, "en"),
                                folder.resolve("other"),
                                other,
                                new Best()));
        assertThat(waits.error()).isEqualTo(ProviderError.PROVIDER_BUSY);
        assertThat(waits.retryAfter()).isPresent();
        assertThat(searches(pexels)).isEqualTo(6);
    }

    @Test
    void isListedWithItsKeysNames() {
        List<JsonNode> stock = server.get("/v1/providers")
                .body()
                .path("data")
                .valueStream()
                .filter(provider -> provider.path("port").asString().equals("stock"))
                .toList();
        assertThat(stock)
                .extracting(provider -> provider.path("name").asString())
                .containsExactly("pexels", "pixabay");
        assertThat(server.post("/v1/providers/pixabay/test", "")
                        .body()
                        .at("/data/0/reachable")
                        .asBoolean())
                .isTrue();
    }
}
