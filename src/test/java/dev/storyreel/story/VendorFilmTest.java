package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.vendor.CartesiaServer;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.GeminiServer;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.StoryWriter;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.testing.StudioServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Films made with vendors, each a server on this machine that speaks the vendor's protocol. */
class VendorFilmTest {
    private final VendorServer openAi = OpenAiServer.speaking(new VendorServer(), StoryWriter::write);
    private final VendorServer cartesia = CartesiaServer.speaking(new VendorServer());
    private final VendorServer gemini = GeminiServer.speaking(new VendorServer(), StoryWriter::write);

    @TempDir
    private Path data;

    private StudioServer server;
    private FilmClient films;

    @BeforeEach
    void start() {
        start(new String[0]);
    }

    private void start(String... more) {
        String[] vendors = {
            "storyreel.provider.openai.api-key=test-key",
            "storyreel.provider.openai.base-url=" + openAi.uri() + "/v1",
            "storyreel.provider.cartesia.api-key=test-key",
            "storyreel.provider.cartesia.base-url=" + cartesia.uri(),
            "storyreel.provider.gemini.api-key=test-key",
            "storyreel.provider.gemini.base-url=" + gemini.uri() + "/v1beta",
            "storyreel.provider.route.language=openai",
            "storyreel.provider.route.picture=gemini",
            "storyreel.provider.first-pause=10ms",
            "storyreel.provider.rests-for=50ms",
            "storyreel.story.short-side=144",
            "storyreel.story.frames-per-second=10"
        };
        server = StudioServer.start(
                data,
                List.of(),
                Stream.concat(Stream.of(vendors), Stream.of(more)).toArray(String[]::new));
        films = new FilmClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
        Stream.of(openAi, cartesia, gemini).forEach(VendorServer::close);
    }

    @Test
    void isMadeByThemAndPaidFor() {
        String path = films.begin("""
                {"topic": "Why the sea is quiet", "duration_seconds": 10, "music": "none"}""");
        JsonNode project = films.await(path);
        assertThat(project.path("title").asString()).isEqualTo("The quiet sea");
        assertThat(project.path("offline").asBoolean()).isFalse();
        int clips = project.path("clips").size();
        assertThat(clips).isEqualTo(3);
        assertThat(openAi.answered()).isEqualTo(1);
        assertThat(cartesia.answered()).isEqualTo(clips);
        assertThat(gemini.answered()).isEqualTo(clips);
        // 200 and 300 tokens of the plan, 47 characters and a picture for each clip
        BigDecimal plan = new BigDecimal("0.0034");
        BigDecimal clip = new BigDecimal("0.034").add(new BigDecimal("0.00235"));
        assertThat(project.path("cost_usd").decimalValue())
                .isEqualByComparingTo(plan.add(clip.multiply(BigDecimal.valueOf(clips))));
        JsonNode planned = server.get(films.url(path, "plan.json")).body();
        assertThat(planned.path("use").path("model").asString()).isEqualTo("gpt-6.1-sol-2026-07-01");
        assertThat(planned.path("use")
                        .path("usage")
                        .path("units")
                        .path("output_tokens")
                        .asInt())
                .isEqualTo(300);
    }

    @Test
    void stopsBeforeTheLimitAndGoesOnWithAHigherOne() {
        String path = films.begin("""
                {"topic": "Why the sea is quiet", "duration_seconds": 10, "music": "none", "max_cost_usd": 0.10}""");
        JsonNode failed = films.await(path, "failed");
        assertThat(failed.path("error").path("code").asString()).isEqualTo("budget_exceeded");
        assertThat(failed.path("cost_usd").decimalValue()).isLessThanOrEqualTo(new BigDecimal("0.10"));
        int paid = openAi.answered() + cartesia.answered() + gemini.answered();

        assertThat(server.post(path + "/retry", "{\"max_cost_usd\": -1}").wrongFields())
                .containsExactly("max_cost_usd");
        assertThat(server.post(path + "/retry", "{\"max_cost_usd\": 1}").status())
                .isEqualTo(202);
        JsonNode project = films.await(path);
        assertThat(project.path("max_cost_usd").decimalValue()).isEqualByComparingTo("1");
        assertThat(openAi.answered() + cartesia.answered() + gemini.answered()).isEqualTo(7);
        assertThat(paid).isBetween(1, 6);
    }

    @Test
    void withFaultsOfAllKindsItIsFinishedAndNothingIsPaidTwice() {
        Stream.of(openAi, cartesia, gemini).forEach(vendor -> vendor.failingByChance(new OneInFive()));
        String path = films.begin("""
                {"topic": "Why the sea is quiet", "duration_seconds": 30, "music": "none"}""");
        JsonNode project = films.await(path);
        int clips = project.path("clips").size();
        assertThat(clips).isEqualTo(9);
        assertThat(openAi.answered()).isEqualTo(1);
        assertThat(cartesia.answered()).isEqualTo(clips);
        assertThat(gemini.answered()).isEqualTo(clips);
    }

    /** Every fifth request or so fails, none more than twice, so that no job has to wait for its next attempt. */
    private static final class OneInFive implements Function<VendorServer.Request, @Nullable Fault> {
        private final Random random = new Random(5);
        private final Map<String, Integer> failed = new HashMap<>();

        @Override
        public synchronized @Nullable Fault apply(VendorServer.Request request) {
            String asked = request.body().toString();
            if (failed.getOrDefault(asked, 0) == 2 || random.nextInt(5) > 0) {
                return null;
            }
            failed.merge(asked, 1, Integer::sum);
            return switch (random.nextInt(4)) {
                case 0 -> new Fault.Reset();
                case 1 -> Fault.status(503, "{\"error\":{\"message\":\"overloaded\"}}");
                case 2 -> Fault.status(429, "{\"error\":{\"message\":\"slow down\"}}", "Retry-After-Ms", "20");
                default -> Fault.status(500, "");
            };
        }
    }

    @Test
    @Tag("slow")
    void tenFilmsAtOnceAreNeverMoreThanAVendorTakes() {
        Map<VendorServer, Integer> documented = Map.of(cartesia, 2, gemini, 8, openAi, 16);
        documented.forEach(VendorServer::refusingMoreThan);
        // two answer together: all the room there is is used
        CyclicBarrier together = new CyclicBarrier(2);
        cartesia.delaying(() -> await(together));
        List<String> paths = Stream.iterate(0, i -> i + 1)
                .limit(10)
                .map(i -> films.begin("""
                        {"topic": "Why the sea is quiet, part %d", "duration_seconds": 10, "music": "none", "fresh": true}""".formatted(i)))
                .toList();
        paths.forEach(films::await);
        assertThat(openAi.answered()).isEqualTo(10);
        assertThat(cartesia.answered()).isEqualTo(30);
        documented.forEach((vendor, most) -> {
            assertThat(vendor.mostAtOnce()).isLessThanOrEqualTo(most);
            assertThat(vendor.requests()).as("none was refused").hasSize(vendor.answered());
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other call did not come", e);
        }
    }

    private static final String SCRIPT = """
            {"script": "The sea is quiet today. Nobody has seen its floor. But we will go there soon.",
                "music": "none"%s}""";

    @Test
    void whatWasPaidForInAnotherFilmIsNotPaidForAgain() {
        int clips = films.await(films.begin(SCRIPT.formatted(""))).path("clips").size();
        assertThat(cartesia.answered()).isEqualTo(clips);
        assertThat(gemini.answered()).isEqualTo(clips);

        JsonNode second = films.await(films.begin(SCRIPT.formatted("")));
        assertThat(cartesia.answered()).isEqualTo(clips);
        assertThat(gemini.answered()).isEqualTo(clips);
        assertThat(second.path("offline").asBoolean()).isFalse();
        assertThat(second.path("cost_usd").decimalValue()).as("the plan").isEqualByComparingTo("0.0034");

        films.await(films.begin(SCRIPT.formatted(", \"fresh\": true")));
        assertThat(cartesia.answered()).isEqualTo(2 * clips);
        assertThat(gemini.answered()).isEqualTo(2 * clips);

        // nobody gets what somebody else has paid for
        server.get(JdbcClient.class).sql("update productions set owner = 'bob'").update();
        films.await(films.begin(SCRIPT.formatted("")));
        assertThat(cartesia.answered()).isEqualTo(3 * clips);
        assertThat(gemini.answered()).isEqualTo(3 * clips);
    }

    @Test
    void whatIsGoneFromStorageIsMadeAnew() {
        String first = films.begin(SCRIPT.formatted(""));
        int clips = films.await(first).path("clips").size();
        server.get(JdbcClient.class)
                .sql("update assets set object_key = object_key || '-gone'")
                .update();
        films.await(films.begin(SCRIPT.formatted("")));
        assertThat(cartesia.answered()).isEqualTo(2 * clips);
    }

    @Test
    void tellsAboutWhatItWillCost() {
        JsonNode estimate = server.post("/v1/projects/estimate", """
                        {"topic": "Why the sea is quiet", "duration_seconds": 10}""").body();
        assertThat(estimate.path("complete").asBoolean()).isTrue();
        assertThat(estimate.path("scenes").asInt()).isEqualTo(2);
        JsonNode parts = estimate.path("parts");
        assertThat(parts.valueStream()
                        .map(part -> part.path("port").asString() + " "
                                + part.path("provider").asString() + " "
                                + part.path("calls").asInt()))
                .containsExactly("language openai 1", "speech cartesia 2", "picture gemini 2");
        // 150 characters and two pictures
        assertThat(parts.path(1).path("usage").path("characters").asInt()).isEqualTo(150);
        assertThat(parts.path(1).path("cost_usd").decimalValue()).isEqualByComparingTo("0.0075");
        assertThat(parts.path(2).path("cost_usd").decimalValue()).isEqualByComparingTo("0.068");
        BigDecimal sum = parts.valueStream()
                .map(part -> part.path("cost_usd").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(estimate.path("cost_usd").decimalValue()).isEqualByComparingTo(sum);
        assertThat(Stream.of(openAi, cartesia, gemini)
                        .mapToInt(VendorServer::answered)
                        .sum())
                .isZero();
        assertThat(server.post("/v1/projects/estimate", "{\"topic\": \"\"}").status())
                .isEqualTo(400);
    }

    @Test
    void anEstimateOfAScriptCountsItsRealScenes() {
        String script = """
                "script": "# The sea\\n\\nThe sea is quiet today. Nobody has seen its floor.\\n\\nA boat comes. It is late."\
                """;
        JsonNode estimate =
                server.post("/v1/projects/estimate", "{" + script + "}").body();
        assertThat(estimate.at("/notes/0/code").asString()).isEqualTo("thinking_not_counted");
        JsonNode film = films.await(films.begin("{" + script + ", \"music\": \"none\"}"));
        List<String> said = film.path("clips")
                .valueStream()
                .map(clip -> clip.path("script").asString())
                .toList();
        assertThat(said).isNotEmpty();
        assertThat(estimate.path("scenes").asInt()).isEqualTo(said.size());
        assertThat(estimate.at("/parts/1/usage/characters").asInt())
                .isEqualTo(said.stream().mapToInt(String::length).sum());
        assertThat(estimate.at("/parts/2/calls").asInt()).isEqualTo(said.size());
    }

    @Test
    void passingFaultsAreTriedAgainAtOnce() {
        openAi.failing(Fault.status(503, ""), new Fault.Reset());
        cartesia.failing(Fault.status(429, "{\"error_code\":\"concurrency_limited\"}"), new Fault.Cut());
        gemini.failing(Fault.status(500, "[{\"error\":{\"message\":\"internal\"}}]"));
        String path = films.begin("""
                {"topic": "Why the sea is quiet", "duration_seconds": 10, "music": "none"}""");
        JsonNode project = films.await(path);
        assertThat(project.path("clips").size()).isEqualTo(3);
        assertThat(openAi.answered()).isEqualTo(1);
    }
}
