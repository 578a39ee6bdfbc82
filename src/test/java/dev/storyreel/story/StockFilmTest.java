package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.production.WorkKey;
import dev.storyreel.provider.StockCredit;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.vendor.PexelsServer;
import dev.storyreel.provider.vendor.PixabayServer;
import dev.storyreel.provider.vendor.StockShelf;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import dev.storyreel.testing.StudioServer.Answer;
import java.awt.Color;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Films that show what vendors have in stock; the vendors are servers on this machine that speak their protocols. */
class StockFilmTest {
    private static final String SCENES = """
            {"captions": "none", "transition": "cut", "music": "none", "scenes": [
                {"script": "The sea is quiet today.", "media": {"stock": "calm sea"}},
                {"script": "Nobody has seen its floor.", "media": {"stock": "deep sea", "kind": "clip"}}]}""";

    private final StockShelf pictures = new StockShelf();
    private final StockShelf clips = new StockShelf();
    private final VendorServer pexels = PexelsServer.speaking(new VendorServer(), pictures);
    private final VendorServer pixabay = PixabayServer.speaking(new VendorServer(), clips);

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private StudioServer server;

    @SuppressWarnings("NullAway.Init")
    private FilmClient films;

    private void start(String... more) {
        String[] all = {
            "storyreel.provider.first-pause=10ms",
            "storyreel.story.short-side=144",
            "storyreel.story.frames-per-second=10"
        };
        server = StudioServer.start(
                data, List.of(), Stream.concat(Stream.of(all), Stream.of(more)).toArray(String[]::new));
        films = new FilmClient(server);
    }

    private void startWithStock() throws Exception {
        start(
                "storyreel.provider.pexels.api-key=test-key",
                "storyreel.provider.pexels.base-url=" + pexels.uri() + "/v1",
                "storyreel.provider.pixabay.api-key=test-key",
                "storyreel.provider.pixabay.base-url=" + pixabay.uri() + "/api");
        pictures.picture(11, 240, 320, "calm sea", OwnFiles.picture("jpg", Color.RED))
                .picture(12, 240, 320, "calm sea", OwnFiles.picture("jpg", Color.BLUE))
                .picture(13, 240, 320, "calm harbour sea", OwnFiles.picture("jpg", Color.BLACK));
        byte[] green = clips().made("mp4", "color=lime:s=96x160:r=30:d=2[out0];sine=440:d=2[out1]");
        clips.clip(21, 144, 256, 2, "deep sea", green);
    }

    private OwnClips clips() {
        return new OwnClips(server.get(FfmpegFinder.class), folder);
    }

    @AfterEach
    void stop() {
        server.close();
        pexels.close();
        pixabay.close();
    }

    private static int distance(int one, int other) {
        return Math.abs((one >> 16) - (other >> 16))
                + Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff))
                + Math.abs((one & 0xff) - (other & 0xff));
    }

    private static List<String> asked(VendorServer vendor) {
        return vendor.requests().stream().map(VendorServer.Request::path).toList();
    }

    private String text(String path, String name) {
        return new String(films.file(path, name), StandardCharsets.UTF_8);
    }

    @Test
    void aPictureAndAClipAreSeenAndTheirAuthorsNamed() throws Exception {
        startWithStock();
        String path = films.begin(SCENES);
        JsonNode project = films.await(path);
        List<Integer> seen = clips().colours(films.file(path, "final.mp4"));
        int first = (int) Math.round(project.at("/clips/0/duration_seconds").asDouble() * 10);
        assertThat(seen.subList(0, first))
                .as("a white circle on red, closer or not")
                .allMatch(colour -> colour >> 16 > 200 && (colour & 0xff) < 160 && (colour >> 8 & 0xff) < 160);
        assertThat(seen.subList(first, seen.size())).allMatch(colour -> distance(colour, 0x00ff00) < 100);

        JsonNode credit = project.at("/clips/0/media/credit");
        assertThat(credit.path("provider").asString()).isEqualTo("pexels");
        assertThat(credit.path("author").asString()).isEqualTo("Ann Otter");
        assertThat(credit.path("page_url").asString()).isEqualTo("https://www.pexels.com/photo/something-11/");
        assertThat(credit.path("licence").asString()).isEqualTo("Pexels License");
        assertThat(project.at("/clips/0/media/stock").asString()).isEqualTo("calm sea");
        assertThat(project.at("/clips/0/image_url").isString()).isTrue();
        assertThat(project.at("/clips/1/media/kind").asString()).isEqualTo("clip");
        assertThat(project.at("/clips/1/media/sound").asString()).isEqualTo("mute");
        assertThat(project.at("/clips/1/media/credit/author").asString()).isEqualTo("Ben Wren");
        assertThat(project.at("/clips/1/image_url").isNull()).isTrue();
        assertThat(project.at("/clips/1/media_url").isString()).isTrue();
        assertThat(project.path("cost_usd").decimalValue()).isZero();
        assertThat(project.path("warnings").toString()).contains("pixabay was asked in place of pexels");

        String credits = text(path, "credits.txt");
        assertThat(credits.lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Photo by Ann Otter on Pexels: https://www.pexels.com/photo/something-11/");
        assertThat(project.path("credits_url").isString()).isTrue();
        JsonNode report = server.get(project.path("report_url").asString()).body();
        assertThat(report.path("attributions").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(credits.lines().toList());
        assertThat(report.at("/clips/1/media/credit/id").asString()).isEqualTo("21");
        assertThat(report.at("/clips/1/picture/provider").asString()).isEqualTo("pixabay");
    }

    @Test
    void onlyOtherWordsOrAnotherTakeAreSearchedFor() throws Exception {
        startWithStock();
        String path = films.begin(SCENES);
        films.await(path);
        int pexelsBefore = asked(pexels).size();
        int pixabayBefore = asked(pixabay).size();
        films.change(path, "{\"captions\": \"box\"}");
        films.change(path + "/clips/0", "{\"script\": \"The sea is very quiet today.\"}");
        films.change(
                path + "/clips/1", "{\"media\": {\"stock\": \"deep sea\", \"kind\": \"clip\", \"sound\": \"keep\"}}");
        JsonNode heard = films.again(path);
        assertThat(asked(pexels)).hasSize(pexelsBefore);
        assertThat(asked(pixabay)).hasSize(pixabayBefore);
        assertThat(heard.at("/clips/1/media/sound").asString()).isEqualTo("keep");
        assertThat(heard.path("warnings").toString()).contains("provider_fallback");

        JsonNode another = films.again(path, "/clips/0/regenerate", "{\"what\": [\"picture\"]}");
        assertThat(another.at("/clips/0/media/credit/id").asString()).isEqualTo("12");
        assertThat(asked(pexels).subList(pexelsBefore, asked(pexels).size()))
                .as("the search is known")
                .containsExactly("/files/12.jpeg");

        JsonNode same = films.change(path + "/clips/0", "{\"media\": {\"stock\": \" calm sea \"}}");
        assertThat(same.path("changed").asBoolean()).isFalse();
        films.change(path + "/clips/0", "{\"media\": {\"stock\": \"harbour\"}}");
        films.again(path);
        assertThat(films.worked(path))
                .containsExactly("generate_image 0", "render_clip 0", "render_final", "render_preview");
        films.change(path + "/clips/0", "{\"media\": null}");
        films.change(path + "/clips/1", "{\"media\": null}");
        JsonNode drawn = films.again(path);
        assertThat(drawn.at("/clips/0/media").isNull()).isTrue();
        assertThat(films.names(path)).noneMatch(name -> name.contains("stock"));
        assertThat(text(path, "report.json")).doesNotContain("Ann Otter");
        assertThat(films.names(path).contains("credits.txt") ? text(path, "credits.txt") : "")
                .doesNotContain("Ann Otter");
    }

    @Test
    void noneIsShownTwiceInAFilmWhereAnotherFits() throws Exception {
        startWithStock();
        String path = films.begin("""
                {"captions": "none", "music": "none", "scenes": [
                    {"script": "One.", "media": {"stock": "calm sea"}}, {"script": "Two.", "media": {"stock": "calm sea"}},
                    {"script": "Three.", "media": {"stock": "calm"}}, {"script": "Four.", "media": {"stock": "calm sea"}}]}""");
        JsonNode project = films.await(path);
        List<String> shown = project.path("clips")
                .valueStream()
                .map(clip -> clip.at("/media/credit/id").asString())
                .toList();
        assertThat(shown.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(shown.get(3)).as("there are three").isIn("11", "12", "13");
        assertThat(asked(pexels).stream().filter("/v1/search"::equals))
                .as("each search once, however many ask at once")
                .hasSize(2);
    }

    private static StockItem item(String id) {
        URI page = URI.create("https://example.com/" + id);
        return new StockItem(
                new StockCredit("shop", id, page, "Ann", null, "licence", page, "by Ann"),
                10,
                10,
                0,
                List.of(new StockItem.Rendition(page, 10, 10)));
    }

    @Test
    void whatWasChosenIsChosenByTheAttemptAfterACrash() throws Exception {
        startWithStock();
        String path = films.begin(SCENES);
        films.await(path);
        UUID project = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        StockChoices choices = server.get(StockChoices.class);
        List<StockItem> ranked = List.of(item("1"), item("2"), item("3"));
        WorkKey first = WorkKey.of("stock", "first");
        assertThat(choices.choose(project, first, ranked, 0)).isEqualTo(ranked.get(0));
        assertThat(choices.choose(project, first, ranked, 0)).isEqualTo(ranked.get(0));
        assertThat(choices.choose(project, WorkKey.of("stock", "second"), ranked, 0))
                .isEqualTo(ranked.get(1));
        assertThat(choices.choose(project, first, ranked.subList(2, 3), 0))
                .as("the one before is not to be had")
                .isEqualTo(ranked.get(2));
        assertThat(choices.choose(project, first, ranked, 0)).isEqualTo(ranked.get(2));
    }

    @Test
    void whatIsNotInStockIsTheFilmsFailureByName() throws Exception {
        startWithStock();
        String path = films.begin("{\"scenes\": [{\"script\": \"One.\", \"media\": {\"stock\": \"unicorn\"}}]}");
        JsonNode failed = films.await(path, "failed");
        assertThat(failed.at("/error/code").asString()).isEqualTo("stock_not_found");
        assertThat(failed.at("/error/message").asString()).contains("unicorn");
        StudioServer.until(
                "what had begun is over",
                () -> server.patch(path + "/clips/0", "{\"media\": {\"stock\": \"calm sea\"}}")
                                .status()
                        == 200);
        films.again(path);
    }

    @Test
    void isPartOfTheEstimate() throws Exception {
        startWithStock();
        JsonNode estimate = server.post("/v1/projects/estimate", SCENES).body();
        JsonNode stock = estimate.path("parts").path(estimate.path("parts").size() - 1);
        assertThat(stock.path("port").asString()).isEqualTo("stock");
        assertThat(stock.path("calls").asInt()).isEqualTo(2);
        assertThat(stock.path("cost_usd").decimalValue()).isZero();
    }

    @Test
    void whatCannotBeShownIsRefusedByTheNameOfItsField() throws Exception {
        startWithStock();
        refuses("{\"stock\": \"\"}", "validation_failed", "scenes[0].media.stock");
        refuses("{\"stock\": \"...\"}", "validation_failed", "scenes[0].media.stock");
        refuses("{\"stock\": \"%s\"}".formatted("sea ".repeat(26)), "validation_failed", "scenes[0].media.stock");
        refuses("{\"stock\": \"a\\u0000b\"}", "validation_failed", "scenes[0].media.stock");
        refuses("{\"stock\": \"sea\", \"kind\": \"sound\"}", "wrong_type", "kind");
        refuses("{\"stock\": \"sea\", \"sound\": \"keep\"}", "media_option_unused", "scenes[0].media.sound");
        refuses("{\"stock\": \"sea\", \"when_short\": \"slow\"}", "media_option_unused", "scenes[0].media.when_short");
        refuses(
                "{\"stock\": \"sea\", \"kind\": \"clip\", \"start_seconds\": 1}",
                "media_option_unused",
                "scenes[0].media.start_seconds");
        refuses("{\"fit\": \"cover\"}", "wrong_type", "scenes[0].media");
        String picture = OwnFiles.send(server, "picture", "image/png", OwnFiles.picture("png", Color.RED));
        refuses(
                "{\"upload_id\": \"%s\", \"kind\": \"picture\"}".formatted(picture),
                "media_option_unused",
                "scenes[0].media.kind");
        refuses(
                "{\"upload_id\": \"%s\", \"stock\": \"sea\"}".formatted(picture),
                "media_option_unused",
                "scenes[0].media.stock");
        Answer moved = server.post("/v1/projects", """
                {"scenes": [{"script": "Squid.", "motion": "in", "media": {"stock": "sea", "kind": "clip"}}]}""");
        assertThat(moved.body().path("code").asString()).isEqualTo("media_option_unused");
    }

    private void refuses(String media, String code, String named) {
        Answer answer =
                server.post("/v1/projects", "{\"scenes\": [{\"script\": \"Squid.\", \"media\": %s}]}".formatted(media));
        assertThat(answer.status()).as(media).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).as(media).isEqualTo(code);
        assertThat(answer.body().toString()).contains(named);
    }

    @Test
    void isRefusedAtOnceWhereNobodyHasAny() {
        start();
        Answer refused = server.post("/v1/projects", SCENES);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("code").asString()).isEqualTo("stock_provider_missing");
        assertThat(refused.body().path("detail").asString())
                .startsWith("scenes[0].media.stock")
                .contains("PEXELS_API_KEY")
                .contains("PIXABAY_API_KEY");
    }
}
