package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.error.ErrorType;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProductFacts;
import dev.storyreel.provider.ProductPicture;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.provider.TranslationRequest.Line;
import dev.storyreel.provider.vendor.CartesiaServer;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.StoryWriter;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.testing.StudioServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RoutedProvidersTest {
    private static final VendorServer OPENAI = new VendorServer();
    private static final VendorServer CARTESIA = CartesiaServer.speaking(new VendorServer());
    /** What the model answers, the usual once it is empty. */
    private static final ConcurrentLinkedQueue<String> WRITTEN = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path data;

    private static StudioServer server;

    @BeforeAll
    static void start() {
        OpenAiServer.speaking(OPENAI, prompt -> {
            String written = WRITTEN.poll();
            return written == null ? StoryWriter.write(prompt) : written;
        });
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.provider.openai.api-key=test-key",
                "storyreel.provider.openai.base-url=" + OPENAI.uri() + "/v1",
                "storyreel.provider.cartesia.api-key=test-key",
                "storyreel.provider.cartesia.base-url=" + CARTESIA.uri(),
                "storyreel.provider.cartesia.concurrency=2",
                "storyreel.provider.deepgram.requests-per-minute=2",
                "storyreel.provider.shutdowns.openai[gpt-6.1-sol]=2026-01-31",
                "storyreel.provider.shutdowns.cartesia[sonic-3.5]=2026-01-31",
                "storyreel.provider.route.language=openai",
                "storyreel.provider.route.speech=cartesia,offline",
                "storyreel.provider.first-pause=5ms",
                "storyreel.provider.rests-for=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
        OPENAI.close();
        CARTESIA.close();
    }

    /** What one test left must not keep the next from calling. */
    @BeforeEach
    void forget() {
        jdbc().sql("truncate provider_health, provider_calls, provider_waits").update();
        server.get(Calls.class).forget();
    }

    private static JdbcClient jdbc() {
        return server.get(JdbcClient.class);
    }

    private static Speech speak(TestCaller caller) throws InterruptedException {
        return server.get(Providers.class).speak(new SpeechRequest("The sea is quiet.", "en", 1), caller);
    }

    private static StoryPlan plan(TestCaller caller) throws InterruptedException {
        return server.get(Providers.class)
                .planStory(new StoryPlanRequest("The sea", null, "en", 20, "calm", "paper", 1), caller);
    }

    @Test
    void theRouteNamesWhoIsAskedInOrder() {
        assertThat(server.get(Providers.class).route(Port.SPEECH).getFirst()).isEqualTo("cartesia/sonic-3.5");
        assertThat(server.get(Providers.class).route(Port.SPEECH)).hasSize(2);
        // no route is set for pictures: whoever has a key comes in place of the offline one
        assertThat(server.get(Providers.class).route(Port.PICTURE))
                .singleElement()
                .asString()
                .startsWith("openai/gpt-image-2.5-flare ");
    }

    @Test
    void aCallHasARowWithWhatItCost() throws InterruptedException {
        TestCaller caller = TestCaller.of("ann");
        speak(caller);
        assertThat(jdbc().sql("select * from provider_calls where production_id = ?")
                        .param(caller.productionId())
                        .query()
                        .singleRow())
                .containsEntry("provider", "cartesia")
                .containsEntry("status", "succeeded")
                .containsEntry("owner", "ann")
                .hasEntrySatisfying(
                        "cost_usd", cost -> assertThat((BigDecimal) cost).isEqualByComparingTo("0.00085"))
                .hasEntrySatisfying(
                        "usage", usage -> assertThat(usage.toString()).isEqualTo("{\"characters\": 17}"));
        assertThat(caller.uses())
                .singleElement()
                .extracting(use -> use.costUsd().toPlainString())
                .isEqualTo("0.00085");
    }

    @Test
    void theNextIsAskedWhenOneFails_andThatIsTold() throws InterruptedException {
        CARTESIA.failing(Fault.status(401, "{\"message\":\"no\"}"));
        TestCaller caller = TestCaller.of("ann");
        assertThat(speak(caller).use().offline()).isTrue();
        assertThat(caller.fallbacks()).containsExactly("cartesia offline PROVIDER_KEY_REJECTED");
        assertThat(jdbc().sql("select error_code from provider_calls")
                        .query(String.class)
                        .single())
                .isEqualTo("provider_key_rejected");
    }

    @Test
    void neverMoreAtOnceThanItMay() throws Exception {
        int before = CARTESIA.answered();
        // two answer together: it must have had two at once
        CyclicBarrier together = new CyclicBarrier(2);
        CARTESIA.delaying(() -> await(together));
        List<Callable<Speech>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            TestCaller caller = TestCaller.of("owner " + i % 3);
            calls.add(() -> comingAgain(caller));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Speech> speech : threads.invokeAll(calls)) {
                assertThat(speech.get().use().provider()).isEqualTo("cartesia");
            }
        }
        CARTESIA.delaying(() -> {});
        assertThat(CARTESIA.answered() - before).isEqualTo(12);
        assertThat(CARTESIA.mostAtOnce()).isEqualTo(2);
        assertThat(jdbc().sql("select count(*) from provider_waits")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other call did not come", e);
        }
    }

    private static Speech comingAgain(TestCaller caller) throws InterruptedException {
        while (true) {
            try {
                return speak(caller);
            } catch (ProviderException e) {
                assertThat(e.error()).isEqualTo(ProviderError.PROVIDER_BUSY);
                Thread.sleep(e.retryAfter().orElseThrow());
            }
        }
    }

    @Test
    void turnsGoToWhoeverHasTheFewest() {
        CallRows rows = server.get(CallRows.class);
        Provider cartesia = server.get(Routes.class).of(Port.SPEECH).getFirst();
        TestCaller first = TestCaller.of("ann");
        TestCaller second = TestCaller.of("ann");
        TestCaller third = TestCaller.of("ann");
        TestCaller other = TestCaller.of("bob");
        var running = rows.begin(Port.SPEECH, cartesia, first, BigDecimal.ZERO, Duration.ofHours(1));
        rows.begin(Port.SPEECH, cartesia, second, BigDecimal.ZERO, Duration.ofHours(1));
        assertThat(isBusy(rows, third)).isTrue();
        assertThat(isBusy(rows, other)).isTrue();
        rows.failed(running, new ProviderException(ProviderError.PROVIDER_TIMEOUT, "over"));
        assertThat(isBusy(rows, third)).isTrue();
        assertThat(isBusy(rows, other)).isFalse();
    }

    @Test
    void onlySoManyBeginInAMinute() {
        CallRows rows = server.get(CallRows.class);
        Provider deepgram = server.get(Routes.class).known(Port.SPEECH).stream()
                .filter(provider -> provider.name().equals("deepgram"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 2; i++) {
            TestCaller caller = TestCaller.of("ann");
            var call = rows.begin(Port.SPEECH, deepgram, caller, BigDecimal.ZERO, Duration.ofHours(1));
            rows.failed(call, new ProviderException(ProviderError.PROVIDER_TIMEOUT, "over"));
        }
        jdbc().sql("update provider_calls set started_at = started_at - interval '50 seconds'")
                .update();
        TestCaller third = TestCaller.of("ann");
        ProviderException busy = catchThrowableOfType(
                ProviderException.class,
                () -> rows.begin(Port.SPEECH, deepgram, third, BigDecimal.ZERO, Duration.ofHours(1)));
        assertThat(busy.error()).isEqualTo(ProviderError.PROVIDER_BUSY);
        assertThat(busy.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));
        jdbc().sql("update provider_calls set started_at = started_at - interval '11 seconds'")
                .update();
        assertThat(rows.begin(Port.SPEECH, deepgram, third, BigDecimal.ZERO, Duration.ofHours(1)))
                .isNotNull();
    }

    @Test
    void whatIsShortOfCallsAMinuteIsSharedAmongOwners() {
        CallRows rows = server.get(CallRows.class);
        Provider deepgram = server.get(Routes.class).known(Port.SPEECH).stream()
                .filter(provider -> provider.name().equals("deepgram"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 2; i++) {
            var call = rows.begin(Port.SPEECH, deepgram, TestCaller.of("ann"), BigDecimal.ZERO, Duration.ofHours(1));
            rows.failed(call, new ProviderException(ProviderError.PROVIDER_TIMEOUT, "over"));
        }
        TestCaller again = TestCaller.of("ann");
        TestCaller other = TestCaller.of("bob");
        assertThat(isBusy(rows, deepgram, again)).isTrue();
        assertThat(isBusy(rows, deepgram, other)).isTrue();
        // one of ann's is a minute old: bob, who came later, has had none
        jdbc().sql("""
                        update provider_calls set started_at = started_at - interval '61 seconds'
                        where id = (select id from provider_calls order by started_at limit 1)
                        """).update();
        assertThat(isBusy(rows, deepgram, again)).isTrue();
        assertThat(isBusy(rows, deepgram, other)).isFalse();
    }

    @Test
    void aTryThatCannotBeginHidesNoneThatFailed() {
        occupyOpenAi(15);
        OPENAI.failingByChance(_ -> {
            // somebody else is quicker than the second try
            occupyOpenAi(1);
            return Fault.status(503, "{\"error\":{\"message\":\"overloaded\"}}");
        });
        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> plan(TestCaller.of("ann")));
        OPENAI.failingByChance(_ -> null);
        assertThat(failure.error()).isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
    }

    private static void occupyOpenAi(int calls) {
        jdbc().sql("""
                        insert into provider_calls (id, port, provider, model, owner, production_id, job_id, attempt, status,
                            reserved_usd, started_at, expires_at)
                        select gen_random_uuid(), 'language', 'openai', 'x', 'bob', gen_random_uuid(), gen_random_uuid(), 1,
                            'running', 0, now(), now() + interval '1 hour' from generate_series(1, ?)
                        """).param(calls).update();
    }

    @Test
    void aModelThatEndsIsWarnedOf() {
        assertThat(provider("cartesia").path("shuts_down_on").asString()).isEqualTo("2026-01-31");
        // a server of one's own may call its models what it likes
        assertThat(provider("openai").path("shuts_down_on").isNull()).isTrue();
        JsonNode check = server.get("/health/ready")
                .body()
                .path("components")
                .valueStream()
                .filter(component -> component.path("component").asString().equals("providers"))
                .findFirst()
                .orElseThrow();
        assertThat(check.path("status").asString()).isEqualTo("degraded");
        assertThat(check.path("detail").asString()).contains("cartesia's sonic-3.5 is shut down on 2026-01-31");
    }

    @Test
    void anEndIsWarnedOfSixtyDaysBefore() {
        LocalDate today = LocalDate.of(2026, 11, 21);
        assertThat(RoutesCheck.isSoon(today.minusDays(1), today)).isTrue();
        assertThat(RoutesCheck.isSoon(today.plusDays(60), today)).isTrue();
        assertThat(RoutesCheck.isSoon(today.plusDays(61), today)).isFalse();
    }

    private static JsonNode provider(String name) {
        return server.get("/v1/providers")
                .body()
                .path("data")
                .valueStream()
                .filter(provider -> provider.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAKilledAttemptWasAtKeepsNobodyWaitingAndCountsAsPaid() {
        CallRows rows = server.get(CallRows.class);
        Provider cartesia = server.get(Routes.class).of(Port.SPEECH).getFirst();
        TestCaller killed = TestCaller.of("ann", BigDecimal.ONE);
        rows.begin(Port.SPEECH, cartesia, killed, new BigDecimal("0.60"), Duration.ofHours(1));
        rows.begin(Port.SPEECH, cartesia, TestCaller.of("ann"), BigDecimal.ZERO, Duration.ofHours(1));
        assertThat(isBusy(rows, killed.again())).isFalse();

        ProviderException failure = catchThrowableOfType(
                ProviderException.class,
                () -> rows.begin(
                        Port.SPEECH, cartesia, killed.again().again(), new BigDecimal("0.50"), Duration.ofHours(1)));
        assertThat(failure.error()).isEqualTo(ProviderError.BUDGET_EXCEEDED);
    }

    private static boolean isBusy(CallRows rows, TestCaller caller) {
        return isBusy(rows, server.get(Routes.class).of(Port.SPEECH).getFirst(), caller);
    }

    private static boolean isBusy(CallRows rows, Provider provider, TestCaller caller) {
        ProviderException busy = catchThrowableOfType(
                ProviderException.class,
                () -> rows.begin(Port.SPEECH, provider, caller, BigDecimal.ZERO, Duration.ofHours(1)));
        return busy != null && busy.error() == ProviderError.PROVIDER_BUSY;
    }

    @Test
    void nobodyCallsWhoHasHadTooMany() throws InterruptedException {
        CARTESIA.failing(Fault.status(429, "{\"message\":\"slow down\"}", "Retry-After", "600"));
        assertThat(speak(TestCaller.of("ann")).use().offline()).isTrue();
        int requests = CARTESIA.requests().size();
        TestCaller bob = TestCaller.of("bob");
        speak(bob);
        assertThat(bob.fallbacks()).containsExactly("cartesia offline PROVIDER_RESTING");
        assertThat(CARTESIA.requests()).hasSize(requests);
    }

    @Test
    void whereNobodyElseIsAskedAPauseIsWaitedFor() throws InterruptedException {
        OPENAI.failing(Fault.status(429, "{\"error\":{\"message\":\"slow down\"}}", "Retry-After", "600"));
        assertThat(catchThrowableOfType(ProviderException.class, () -> plan(TestCaller.of("ann")))
                        .error())
                .isEqualTo(ProviderError.PROVIDER_RATE_LIMITED);
        ProviderException resting = catchThrowableOfType(ProviderException.class, () -> plan(TestCaller.of("bob")));
        assertThat(resting.errorCode().type()).isEqualTo(ErrorType.BUSY);
        assertThat(resting.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600));
    }

    @Test
    void oneThatKeepsFailingIsGivenARest() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            CARTESIA.failing(Fault.status(408, "{\"message\":\"slow\"}"));
            assertThat(speak(TestCaller.of("ann")).use().offline()).isTrue();
        }
        int requests = CARTESIA.requests().size();
        TestCaller caller = TestCaller.of("ann");
        speak(caller);
        assertThat(caller.fallbacks()).containsExactly("cartesia offline PROVIDER_RESTING");
        assertThat(CARTESIA.requests()).hasSize(requests);
    }

    @Test
    void noCallBeginsThatCouldPassTheLimit() throws InterruptedException {
        TestCaller caller = TestCaller.of("ann", new BigDecimal("0.0020"));
        speak(caller);
        speak(caller);
        int requests = CARTESIA.requests().size();
        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> speak(caller));
        assertThat(failure.error()).isEqualTo(ProviderError.BUDGET_EXCEEDED);
        assertThat(failure).hasMessageContaining("$0.00085").hasMessageContaining("$0.0017");
        assertThat(CARTESIA.requests()).hasSize(requests);
    }

    @Test
    void aBadPlanIsAskedForOnceMoreWithWhatWasWrong() throws InterruptedException {
        WRITTEN.add("{\"title\":\"Sea\",\"scenes\":[{\"narration\":\"Too short.\",\"image_prompt\":\"\"}]}");
        TestCaller caller = TestCaller.of("ann");
        StoryPlan plan = plan(caller);
        assertThat(plan.scenes()).hasSize(6);
        assertThat(OpenAiServer.input(OPENAI.requests().getLast()))
                .contains("image_prompt of scene 1 is empty", "has 2 words in all");
        assertThat(caller.uses()).hasSize(2);
        assertThat(plan.use().costUsd()).isEqualByComparingTo("0.0068");
    }

    @Test
    void aPlanWithHolesIsBadToo() throws InterruptedException {
        for (String holes :
                List.of("null", "{\"title\":\"Sea\",\"scenes\":[null]}", "{\"title\":null,\"scenes\":[]}", "[]")) {
            WRITTEN.add(holes);
            assertThat(plan(TestCaller.of("ann")).scenes()).as(holes).hasSize(6);
        }
    }

    @Test
    void aPlanThatIsBadTwiceIsTheProvidersFailure() {
        WRITTEN.add("no JSON at all");
        WRITTEN.add("{\"title\":\"Sea\"}");
        TestCaller caller = TestCaller.of("ann");
        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> plan(caller));
        assertThat(failure.error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        assertThat(caller.uses()).hasSize(2);
    }

    @Test
    void tellsWhatAProductsPictureShows() throws InterruptedException {
        ProductPicture mug =
                new ProductPicture("Mug One", Requests.looking().pictures().getFirst());
        // no feature, and a colour without a name
        WRITTEN.add(
                "{\"product\":\"a mug\",\"description\":\"A blue mug.\",\"features\":[],\"colours\":[\"\"],\"writing\":[]}");
        WRITTEN.add("{\"product\":\"a mug\",\"description\":\"A blue mug with a round handle.\","
                + "\"features\":[\"round handle\"],\"colours\":[\"blue\"],\"writing\":[]}");
        TestCaller caller = TestCaller.of("ann");
        ProductFacts facts = server.get(Providers.class).look(mug, caller);
        assertThat(facts.features()).containsExactly("round handle");
        assertThat(facts.use().costUsd()).isEqualByComparingTo("0.0068");
        assertThat(OpenAiServer.input(OPENAI.requests().getLast()))
                .contains("Mug One", "picture ", "there are 0 features", "entry 1 of colours is empty");
        assertThat(jdbc().sql("select distinct port from provider_calls")
                        .query(String.class)
                        .single())
                .isEqualTo("vision");
    }

    @Test
    void linesAreTranslatedAndAskedForOnceMoreWhereTermsAreLost() throws InterruptedException {
        TranslationRequest request = new TranslationRequest(
                "en",
                "es",
                List.of("Welcome."),
                List.of(new Line("Storyreel makes films.", 18, 24), new Line("It is quick.", 0, 0)),
                List.of("Storyreel"));
        WRITTEN.add("{\"lines\":[\"Hace películas. Es rápido.\"]}");
        WRITTEN.add("{\"lines\":[\"Storyreel hace películas.\",\"Es rápido.\"]}");
        Translation translation = server.get(Providers.class).translate(request, TestCaller.of("ann"));
        assertThat(translation.lines()).containsExactly("Storyreel hace películas.", "Es rápido.");
        assertThat(translation.draft()).isFalse();
        assertThat(OpenAiServer.input(OPENAI.requests().getLast()))
                .contains(
                        "From English to Spanish",
                        "- Storyreel",
                        "> Welcome.",
                        "1. (18 to 24 characters) Storyreel makes films.",
                        "2. It is quick.")
                .contains("there are 1 lines, there must be 2");
        WRITTEN.add("{\"lines\":[\"Hace películas.\",\"…\"]}");
        WRITTEN.add("{\"lines\":[\"Hace películas.\",\" \"]}");
        assertThatThrownBy(() -> server.get(Providers.class).translate(request, TestCaller.of("ann")))
                .hasMessageContaining("line 1 lacks the term \"Storyreel\"; line 2 is empty");
        TranslationRequest untouched = new TranslationRequest(
                "en",
                "es",
                List.of(),
                List.of(new Line("Nobody has ever seen Storyreel.", 0, 0)),
                List.of("Storyreel"));
        WRITTEN.add("{\"lines\":[\"Nobody has ever seen Storyreel.\"]}");
        WRITTEN.add("{\"lines\":[\"Nadie ha visto nunca Storyreel.\"]}");
        assertThat(server.get(Providers.class)
                        .translate(untouched, TestCaller.of("ann"))
                        .lines())
                .containsExactly("Nadie ha visto nunca Storyreel.");
        assertThat(OpenAiServer.input(OPENAI.requests().getLast())).contains("line 1 is still in English");
    }

    @Test
    void whatIsGoodOfATranslationIsKeptAndTheRestIsAskedForWithWhatIsWrong() throws InterruptedException {
        TranslationRequest request = new TranslationRequest(
                "en",
                "es",
                List.of(),
                List.of(new Line("Storyreel makes films.", 0, 0), new Line("It is quick.", 0, 0)),
                List.of("Storyreel"));
        int before = OPENAI.requests().size();
        WRITTEN.add("{\"lines\":[\"Hace películas.\",\"Es rápido.\"]}");
        Translation partly = server.get(Providers.class).translate(request, TestCaller.of("ann"));
        assertThat(partly.lines()).containsExactly("Hace películas.", "Es rápido.");
        assertThat(partly.faults()).containsExactly(new Translation.Fault(0, "lacks the term \"Storyreel\""));
        assertThat(OPENAI.requests()).hasSize(before + 1);

        TranslationRequest again = new TranslationRequest(
                "en",
                "es",
                List.of(),
                List.of(new Line("Storyreel makes films.", 0, 0, "lacks the term \"Storyreel\"")),
                List.of("Storyreel"));
        WRITTEN.add("{\"lines\":[\"Hace películas.\"]}");
        Translation still = server.get(Providers.class).translate(again, TestCaller.of("ann"));
        assertThat(still.lines()).containsExactly("Hace películas.");
        assertThat(still.faults()).hasSize(1);
        assertThat(OPENAI.requests()).as("it is taken as it comes").hasSize(before + 2);
        assertThat(OpenAiServer.input(OPENAI.requests().getLast())).contains("- line 1 lacks the term \"Storyreel\"");
    }

    @Test
    void aTranslationIntoAnotherLanguageIsAskedForOnceMore() throws InterruptedException {
        TranslationRequest request = new TranslationRequest(
                "en", "ja", List.of(), List.of(new Line("The sea is deep, and nobody has seen it.", 0, 0)), List.of());
        WRITTEN.add("{\"lines\":[\"Das Meer ist tief, und niemand hat seinen Grund gesehen.\"]}");
        WRITTEN.add("{\"lines\":[\"海は深く、誰もその底を見たことがない。\"]}");
        assertThat(server.get(Providers.class)
                        .translate(request, TestCaller.of("ann"))
                        .lines())
                .containsExactly("海は深く、誰もその底を見たことがない。");
        assertThat(OpenAiServer.input(OPENAI.requests().getLast()))
                .contains("it is not in Japanese but written in Latin letters");
        WRITTEN.add("{\"lines\":[\"Das Meer ist tief, und niemand hat seinen Grund gesehen.\"]}");
        WRITTEN.add("{\"lines\":[\"La mer est profonde, et personne n'en a jamais vu le fond.\"]}");
        assertThatThrownBy(() -> server.get(Providers.class).translate(request, TestCaller.of("ann")))
                .hasMessageContaining("it is not in Japanese but written in Latin letters");
    }

    @Test
    void aScriptStaysAsItIs() throws InterruptedException {
        String script = "The sea is deep. Nobody has seen its floor.\n\nBut we will.";
        StoryPlan plan = server.get(Providers.class)
                .planStory(new StoryPlanRequest(null, script, "en", 20, "calm", "paper", 1), TestCaller.of("ann"));
        assertThat(String.join(
                        " ",
                        plan.scenes().stream().map(StoryPlan.Scene::narration).toList()))
                .isEqualTo("The sea is deep. Nobody has seen its floor. But we will.");
        assertThat(plan.scenes()).allMatch(scene -> scene.imagePrompt().startsWith("A lighthouse at dusk"));
        assertThat(plan.use().provider()).isEqualTo("openai");
    }

    @Test
    void tellsHowProvidersAreDoing() throws InterruptedException {
        speak(TestCaller.of("ann"));
        JsonNode cartesia = provider("cartesia");
        assertThat(cartesia.path("health").asString()).isEqualTo("healthy");
        assertThat(cartesia.path("position").asInt()).isEqualTo(1);
        assertThat(cartesia.path("calls").asInt()).isEqualTo(1);
        var gemini = server.get("/v1/providers")
                .body()
                .path("data")
                .valueStream()
                .filter(provider -> provider.path("name").asString().equals("gemini"))
                .toList();
        assertThat(gemini)
                .hasSize(4)
                .allMatch(each -> each.path("missing").asString().equals("GEMINI_API_KEY"));

        var probe = server.post("/v1/providers/openai/test", "").body().path("data");
        assertThat(probe.size())
                .as("plans, looks, speaks, writes down, translates and draws")
                .isEqualTo(6);
        assertThat(probe.path(0).path("reachable").asBoolean()).isTrue();
        assertThat(server.post("/v1/providers/gemini/test", "")
                        .body()
                        .path("data")
                        .path(0)
                        .path("error")
                        .asString())
                .isEqualTo("GEMINI_API_KEY is not set");
        assertThat(server.post("/v1/providers/nobody/test", "").status()).isEqualTo(404);
        assertThat(server.get("/v1/providers").response().body()).asString().doesNotContain("test-key");
    }
}
