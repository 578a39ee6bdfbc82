package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.ClipTasks.State;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.ReplicateServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.RunwayServer;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.testing.StudioServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class VideoTasksTest {
    private static final VideoRequest REQUEST = Requests.video(7);

    @TempDir
    private static Path data;

    private static StudioServer server;
    private static Switch runwayServer;
    private static Switch replicateServer;

    @TempDir
    private Path folder;

    /** A server whose vendor each test sets up anew. */
    private record Switch(VendorServer server) {
        ClipTasks runway() {
            ClipTasks tasks = new ClipTasks();
            RunwayServer.speaking(server, tasks);
            return tasks;
        }

        ClipTasks replicate() {
            ClipTasks tasks = new ClipTasks();
            ReplicateServer.speaking(server, tasks);
            return tasks;
        }
    }

    private ClipTasks runway;
    private ClipTasks replicate;

    @BeforeAll
    static void start() {
        runwayServer = new Switch(new VendorServer());
        replicateServer = new Switch(new VendorServer());
        server = StudioServer.start(
                data,
                List.of(),
                "storyreel.provider.runway.api-key=test-key",
                "storyreel.provider.runway.base-url=" + runwayServer.server().uri() + "/v1",
                "storyreel.provider.runway.poll-every=1ms",
                "storyreel.provider.replicate.api-key=test-key",
                "storyreel.provider.replicate.base-url="
                        + replicateServer.server().uri() + "/v1",
                "storyreel.provider.replicate.poll-every=1ms",
                "storyreel.provider.prices.replicate.[*].video-second=0.04",
                "storyreel.provider.route.video=runway,replicate",
                "storyreel.provider.first-pause=5ms",
                // each test looks for itself
                "storyreel.provider.cancels-every=1d",
                "storyreel.provider.rests-for=1h");
    }

    @AfterAll
    static void stop() {
        server.close();
        runwayServer.server().close();
        replicateServer.server().close();
    }

    @BeforeEach
    void begin() {
        runway = runwayServer.runway();
        replicate = replicateServer.replicate();
    }

    @AfterEach
    void forget() {
        jdbc().sql("truncate provider_health, provider_calls, provider_polls, provider_waits")
                .update();
        server.get(Calls.class).forget();
    }

    private static JdbcClient jdbc() {
        return server.get(JdbcClient.class);
    }

    private String film(TestCaller caller) throws IOException, InterruptedException {
        return server.get(Providers.class)
                .film(
                        REQUEST,
                        folder.resolve("clip"),
                        caller,
                        made -> made.use().provider());
    }

    private ProviderException failing(TestCaller caller) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> film(caller));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** As the job does: each time another attempt. */
    private String comingAgain(TestCaller first) throws IOException, InterruptedException {
        TestCaller caller = first;
        for (int attempts = 0; attempts < 200; attempts++) {
            try {
                return film(caller);
            } catch (ProviderException e) {
                assertThat(e.error()).isEqualTo(ProviderError.PROVIDER_WORKING);
                Thread.sleep(e.retryAfter().orElseThrow());
                caller = caller.again();
            }
        }
        throw new AssertionError("it never ended");
    }

    /** As a process does from time to time. */
    private static void sweep() throws Exception {
        for (Future<?> told : server.get(AbandonedTasks.class).sweep()) {
            told.get();
        }
    }

    private static Map<String, @Nullable Object> call() {
        return jdbc().sql("select * from provider_calls order by started_at desc limit 1")
                .query()
                .singleRow();
    }

    @Test
    void isBegunOnceAndAskedAfterUntilItIsDone() throws Exception {
        TestCaller caller = TestCaller.of("ann");
        assertThat(comingAgain(caller)).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(1);
        assertThat(runway.asked(runway.begun().keySet().iterator().next())).hasSize(3);
        assertThat(folder.resolve("clip")).hasBinaryContent(ClipTasks.SOME_FILE);
        // the vendor's own word, not 5 seconds at $0.05
        assertThat(caller.uses())
                .singleElement()
                .extracting(ProviderUse::costUsd)
                .satisfies(cost -> assertThat(cost).isEqualByComparingTo("0.20"));
        assertThat(call()).containsEntry("status", "succeeded").containsEntry("port", "video");
    }

    @Test
    void anotherJobOfTheProductionGoesOnWithTheSameTask() throws Exception {
        TestCaller first = TestCaller.of("ann");
        assertThat(failing(first).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        // that of a retry
        assertThat(comingAgain(first.another())).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(1);
    }

    @Test
    void isNotAskedAfterBeforeItsTime() {
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        jdbc().sql("update provider_calls set ask_after = now() + interval '1 hour'")
                .update();
        int requests = runwayServer.server().requests().size();
        assertThat(failing(caller.again()).retryAfter().orElseThrow())
                .isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        assertThat(runwayServer.server().requests()).hasSize(requests);
    }

    @Test
    void keepsItsPlaceAndItsMoneyUntilItIsOver() throws Exception {
        runway.after(1000);
        TestCaller caller = TestCaller.of("ann", new BigDecimal("0.40"));
        failing(caller);
        failing(caller.again());
        assertThat(catchThrowableOfType(
                                ProviderException.class,
                                () -> server.get(CallRows.class)
                                        .begin(
                                                Port.VIDEO,
                                                provider("replicate"),
                                                caller.another(),
                                                new BigDecimal("0.20"),
                                                Duration.ofHours(1)))
                        .error())
                .isEqualTo(ProviderError.BUDGET_EXCEEDED);
        TestCaller bob = TestCaller.of("bob");
        assertThat(failing(bob).error()).isEqualTo(ProviderError.PROVIDER_BUSY);
        runway.after(1);
        comingAgain(caller.again().again());
        assertThat(failing(bob.again()).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
    }

    private static VideoProvider provider(String name) {
        return (VideoProvider) server.get(Routes.class).known(Port.VIDEO).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What is left by a process that is killed between the vendor's answer and our writing it down. */
    private TestCaller killedAfterTheAnswer(String name, @Nullable BigDecimal limit) throws InterruptedException {
        Provider provider = provider(name);
        TestCaller caller = TestCaller.of("ann", limit);
        server.get(CallRows.class)
                .begin(Port.VIDEO, provider, caller, new BigDecimal("0.25"), Duration.ofHours(1), REQUEST.key());
        provider(name).begin(REQUEST, new byte[] {1});
        return caller.again();
    }

    @Test
    void whatAVendorCanTellUsOfIsFoundAgain() throws Exception {
        TestCaller next = killedAfterTheAnswer("replicate", null);
        assertThat(comingAgain(next)).isEqualTo("replicate");
        assertThat(replicate.begun()).hasSize(1);
        assertThat(runway.begun()).isEmpty();
    }

    @Test
    void whatAVendorCannotTellUsOfIsBegunAgainAndCountsAsPaid() throws Exception {
        TestCaller next = killedAfterTheAnswer("runway", null);
        assertThat(comingAgain(next)).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(2);
        assertThat(jdbc().sql("select status from provider_calls order by started_at")
                        .query(String.class)
                        .list())
                .containsExactly("lost", "succeeded");
    }

    @Test
    void anAnswerThatBreaksOffIsLookedForAtOnce() throws Exception {
        runway.ending(State.REFUSED).after(1);
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        replicateServer.server().failing(new Fault.Cut());
        TestCaller again = caller.again();
        assertThat(failing(again).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        assertThat(again.fallbacks()).containsExactly("runway replicate PROVIDER_REFUSED");
        assertThat(comingAgain(again.again())).isEqualTo("replicate");
        assertThat(replicate.begun()).hasSize(1);
    }

    @Test
    void whatAVendorMayHaveBegunIsNotBegunAtOnceAgain() throws Exception {
        for (Fault fault : List.of(Fault.status(500, ""), new Fault.Reset())) {
            runwayServer.server().failing(fault);
            TestCaller caller = TestCaller.of("ann", new BigDecimal("5"));
            assertThat(failing(caller).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
            assertThat(caller.fallbacks()).as(fault.toString()).containsExactly("runway replicate PROVIDER_ANSWER_CUT");
            assertThat(comingAgain(caller.again())).isEqualTo("replicate");
        }
        assertThat(runway.begun()).isEmpty();
        runwayServer.server().failing(Fault.status(503, ""));
        assertThat(comingAgain(TestCaller.of("ann"))).isEqualTo("runway");
    }

    @Test
    void aCancelledProductionsTaskIsCalledOff() throws Exception {
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        server.get(Providers.class).abandon(caller.productionId());
        runwayServer.server().failing(Fault.status(500, ""));
        sweep();
        assertThat(runway.cancelled()).isEmpty();
        jdbc().sql("update provider_calls set ask_after = null").update();
        sweep();
        assertThat(runway.cancelled()).hasSize(1);
        assertThat(call()).containsEntry("status", "cancelled");
        // begun anew, should it be retried
        assertThat(comingAgain(caller.again())).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(2);
    }

    @Test
    void whatACancelComesBeforeIsNotBegun() {
        TestCaller caller = TestCaller.of("ann");
        caller.wanted().set(false);
        assertThat(catchThrowable(() -> film(caller))).isInstanceOf(InterruptedException.class);
        assertThat(runway.begun()).isEmpty();
        assertThat(jdbc().sql("select count(*) from provider_calls")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void manyAreCalledOffAndASlowVendorKeepsNoOtherWaiting() throws Exception {
        for (int i = 0; i < 25; i++) {
            killedWhileTheVendorIsAtIt("replicate");
        }
        killedWhileTheVendorIsAtIt("runway");
        CountDownLatch slow = new CountDownLatch(1);
        runwayServer.server().failingByChance(_ -> {
            awaitQuietly(slow);
            return null;
        });
        jdbc().sql("update provider_calls set status = 'abandoned', ask_after = null, finished_at = now()")
                .update();
        List<Future<?>> told = server.get(AbandonedTasks.class).sweep();
        try {
            StudioServer.until(
                    "the fast one is told of all", () -> replicate.cancelled().size() == 25);
            assertThat(told).hasSize(2);
            assertThat(runway.cancelled()).isEmpty();
            // the slow one is being told: nobody else does so meanwhile
            for (Future<?> again : server.get(AbandonedTasks.class).sweep()) {
                again.get();
            }
        } finally {
            slow.countDown();
        }
        for (Future<?> each : told) {
            each.get();
        }
        runwayServer.server().failingByChance(_ -> null);
        assertThat(runway.cancelled()).hasSize(1);
        assertThat(jdbc().sql("select distinct status from provider_calls")
                        .query(String.class)
                        .list())
                .containsExactly("cancelled");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A task that a vendor is at, of a process that is there no more. */
    private void killedWhileTheVendorIsAtIt(String name) throws InterruptedException {
        UUID id = server.get(CallRows.class)
                .begin(
                        Port.VIDEO,
                        new TestFilmer(provider(name)) {},
                        TestCaller.of("ann"),
                        BigDecimal.ZERO,
                        Duration.ofHours(1),
                        REQUEST.key());
        String remote = provider(name).begin(REQUEST, new byte[] {1});
        server.get(TaskRows.class).began(id, remote, Instant.now());
    }

    @Test
    void oneThatTakesTooLongIsCalledOff() throws Exception {
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        jdbc().sql("update provider_calls set expires_at = now()").update();
        ProviderException late = failing(caller.again());
        // the next provider stands in at once
        assertThat(late.error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        assertThat(caller.fallbacks()).containsExactly("runway replicate PROVIDER_TIMEOUT");
        sweep();
        assertThat(runway.cancelled()).hasSize(1);
    }

    @Test
    void whatIsDoneIsFetchedHoweverLateSomebodyComes() throws Exception {
        runway.after(1);
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        jdbc().sql("update provider_calls set expires_at = now() - interval '5 hours', ask_after = null")
                .update();
        sweep();
        sweep();
        assertThat(runway.asked(runway.begun().keySet().iterator().next())).hasSize(1);
        assertThat(runway.cancelled()).isEmpty();
        assertThat(film(caller.again())).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(1);
    }

    @Test
    void whatIsGivenUpWhileItBeginsIsKnown() throws Exception {
        Thread job = Thread.currentThread();
        runwayServer.server().failingByChance(_ -> {
            job.interrupt();
            return null;
        });
        TestCaller caller = TestCaller.of("ann");
        assertThat(catchThrowable(() -> film(caller))).isInstanceOf(InterruptedException.class);
        runwayServer.server().failingByChance(_ -> null);
        assertThat(call())
                .containsEntry("status", "running")
                .containsEntry("remote_id", runway.begun().keySet().iterator().next());
        assertThat(comingAgain(caller.again())).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(1);
    }

    @Test
    void whoHasRefusedIsNotAskedAgainWhileTheNextOneIsBusy() throws Exception {
        runway.ending(State.REFUSED).after(1);
        Provider next = provider("replicate");
        TestCaller others = TestCaller.of("bob");
        for (int i = 0; i < next.concurrency(); i++) {
            server.get(CallRows.class).begin(Port.VIDEO, next, others, BigDecimal.ZERO, Duration.ofHours(1));
        }
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        for (int attempt = 0; attempt < 3; attempt++) {
            caller = caller.again();
            assertThat(failing(caller).error()).isEqualTo(ProviderError.PROVIDER_BUSY);
        }
        assertThat(runway.begun()).hasSize(1);
    }

    @Test
    void oneThatNobodyAsksAfterAnyMoreIsCalledOffInTheEnd() throws Exception {
        failing(TestCaller.of("ann"));
        sweep();
        assertThat(runway.cancelled()).isEmpty();
        jdbc().sql("update provider_calls set expires_at = now() - interval '5 minutes'")
                .update();
        sweep();
        assertThat(runway.cancelled()).hasSize(1);
    }

    @Test
    void thatItCannotBeAskedSaysNothingOfTheTask() throws Exception {
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        for (Fault fault : List.of(
                Fault.status(503, ""),
                Fault.status(408, ""),
                Fault.status(429, "", "Retry-After", "1"),
                Fault.status(404, "{\"error\":\"not yet\"}"))) {
            jdbc().sql("update provider_calls set ask_after = null").update();
            runwayServer.server().failing(fault);
            assertThat(failing(caller.again()).error()).as(fault.toString()).isEqualTo(ProviderError.PROVIDER_WORKING);
        }
        // the pause is the vendor's wish, an early 404 is not its fault
        assertThat(jdbc().sql(
                                "select count(*) from provider_health where paused_until is not null and consecutive_failures = 3")
                        .query(Integer.class)
                        .single())
                .isOne();
        for (Fault fault : List.of(Fault.status(401, "{\"error\":\"no\"}"), Fault.html(), new Fault.Cut())) {
            jdbc().sql("update provider_calls set ask_after = null").update();
            runwayServer.server().failing(fault);
            assertThat(failing(caller.again()).error())
                    .as(fault.toString())
                    .isEqualTo(ProviderError.PROVIDER_RESULT_UNREACHABLE);
        }
        assertThat(caller.fallbacks()).isEmpty();
        jdbc().sql("update provider_calls set ask_after = null").update();
        assertThat(comingAgain(caller.again())).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(1);
    }

    @Test
    void oneThatTheVendorKnowsNoMoreIsOver() {
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        jdbc().sql("update provider_calls set ask_after = null, started_at = now() - interval '5 minutes'")
                .update();
        runwayServer.server().failing(Fault.status(404, "{\"error\":\"gone\"}"));
        assertThat(failing(caller.again()).error()).isEqualTo(ProviderError.PROVIDER_RESULT_EXPIRED);
        assertThat(call()).containsEntry("status", "failed");
    }

    @Test
    void aResultThatCannotBeFetchedIsFetchedLaterAndPaidForOnce() throws Exception {
        runway.after(1);
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        for (Map.Entry<Fault, ProviderError> fault : Map.of(
                        Fault.status(404, "gone"),
                        ProviderError.PROVIDER_RESULT_EXPIRED,
                        Fault.status(503, ""),
                        ProviderError.PROVIDER_RESULT_UNREACHABLE,
                        new Fault.Cut(),
                        ProviderError.PROVIDER_RESULT_UNREACHABLE)
                .entrySet()) {
            runwayServer.server().failingByChance(new OfTheFile(fault.getKey()));
            assertThat(failing(caller.again()).error()).isEqualTo(fault.getValue());
        }
        runwayServer.server().failingByChance(_ -> null);
        assertThat(catchThrowable(
                        () -> server.get(Providers.class).film(REQUEST, folder.resolve("clip"), caller.again(), _ -> {
                            throw new IOException("no room");
                        })))
                .isInstanceOf(IOException.class)
                .hasMessage("no room");
        assertThat(comingAgain(caller.again())).isEqualTo("runway");
        assertThat(runway.begun()).hasSize(1);
        assertThat(caller.uses()).hasSize(1);
        assertThat(caller.fallbacks()).isEmpty();
    }

    @Test
    void whatIsPaidStaysPaidWhenTheVendorKnowsTheTaskNoMore() {
        runway.after(1);
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        runwayServer.server().failingByChance(new OfTheFile(Fault.status(503, "")));
        assertThat(failing(caller.again()).error()).isEqualTo(ProviderError.PROVIDER_RESULT_UNREACHABLE);
        // it is done there: another may begin
        assertThat(failing(TestCaller.of("bob")).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        jdbc().sql("update provider_calls set ask_after = null, started_at = now() - interval '5 minutes'")
                .update();
        runwayServer.server().failingByChance(_ -> Fault.status(404, "{\"error\":\"gone\"}"));
        assertThat(failing(caller.again()).error()).isEqualTo(ProviderError.PROVIDER_RESULT_EXPIRED);
        runwayServer.server().failingByChance(_ -> null);
        assertThat(jdbc().sql("select cost_usd from provider_calls where status = 'failed' and usage <> '{}'")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("0.20");
    }

    private record OfTheFile(Fault fault)
            implements java.util.function.Function<VendorServer.Request, @Nullable Fault> {
        @Override
        public @Nullable Fault apply(VendorServer.Request request) {
            return request.path().endsWith(".mp4") ? fault : null;
        }
    }

    @Test
    void whatIsNoClipEndsTheTaskAndIsPaid() throws Exception {
        runway.after(1).making("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        TestCaller caller = TestCaller.of("ann");
        failing(caller);
        assertThat(failing(caller.again()).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        assertThat(caller.fallbacks()).containsExactly("runway replicate PROVIDER_BAD_ANSWER");
        assertThat(caller.uses()).hasSize(1);
        assertThat(jdbc().sql("select cost_usd from provider_calls where provider = 'runway'")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("0.20");
        assertThat(comingAgain(caller.again())).isEqualTo("replicate");
    }

    @Test
    void aRefusalIsForTheNextOne() throws Exception {
        runway.ending(State.REFUSED);
        TestCaller caller = TestCaller.of("ann");
        assertThat(comingAgain(caller)).isEqualTo("replicate");
        assertThat(caller.fallbacks()).containsExactly("runway replicate PROVIDER_REFUSED");
        assertThat(runway.begun()).hasSize(1);
        assertThat(replicate.begun()).hasSize(1);
    }

    private ProviderException failing(VideoProvider provider, TestCaller caller) {
        Filming clip = new Filming(provider, REQUEST, caller);
        VideoTasks tasks = server.get(VideoTasks.class);
        ProviderException failure = catchThrowableOfType(
                ProviderException.class,
                () -> tasks.step(
                        clip, tasks.underWay(REQUEST, caller).orElse(null), folder.resolve("clip"), made -> made));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void anAdaptersBugLeavesNoCallRunningAndCountsAsPaid() {
        VideoProvider buggy = new TestFilmer(provider("runway")) {
            @Override
            public String begin(VideoRequest request, byte @Nullable [] firstFrame) {
                throw new IllegalStateException("a bug");
            }
        };
        TestCaller caller = TestCaller.of("ann", new BigDecimal("0.40"));
        assertThat(failing(buggy, caller).error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        assertThat(call()).containsEntry("status", "failed").containsEntry("error_code", "provider_bad_answer");
        // perhaps $0.25 are gone
        assertThat(failing(buggy, caller.again()).error()).isEqualTo(ProviderError.BUDGET_EXCEEDED);
    }

    @Test
    void theVendorsIdIsWrittenDownOnceTheDatabaseIsBack() throws Exception {
        JdbcClient jdbc = jdbc();
        jdbc.sql("create sequence outages").update();
        // a sequence counts on when its transaction is rolled back
        jdbc.sql("""
                        create function outage() returns trigger language plpgsql as $$
                        begin
                            if new.remote_id is not null and nextval('outages') <= 2 then
                                raise exception 'the database is about to stop' using errcode = '57P01';
                            end if;
                            return new;
                        end $$
                        """).update();
        jdbc.sql("create trigger outage before update on provider_calls for each row execute function outage()")
                .update();
        try {
            assertThat(failing(TestCaller.of("ann")).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        } finally {
            jdbc.sql("drop trigger outage on provider_calls").update();
            jdbc.sql("drop function outage").update();
        }
        assertThat(jdbc.sql("select last_value from outages")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        jdbc.sql("drop sequence outages").update();
        assertThat(call())
                .containsEntry("status", "running")
                .containsEntry("remote_id", runway.begun().keySet().iterator().next());
        assertThat(runway.begun()).hasSize(1);
    }

    @Test
    void whatIsLostCountsAsPaidAndWhatIsFoundCountsOnce() throws Exception {
        // the one that is lost, at $0.25, and the one that is begun again
        TestCaller enough = killedAfterTheAnswer("runway", new BigDecimal("0.50"));
        assertThat(failing(enough).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        assertThat(runway.begun()).hasSize(2);
        forget();
        TestCaller tooLittle = killedAfterTheAnswer("runway", new BigDecimal("0.49"));
        assertThat(failing(tooLittle).error()).isEqualTo(ProviderError.BUDGET_EXCEEDED);
        assertThat(call()).containsEntry("status", "lost");
        assertThat(runway.begun()).hasSize(3);
        forget();
        TestCaller found = killedAfterTheAnswer("replicate", new BigDecimal("0.25"));
        assertThat(comingAgain(found)).isEqualTo("replicate");
        assertThat(replicate.begun()).hasSize(1);
    }

    @Test
    void pollsAreRequestsToo() {
        VideoProvider limited = limited(4);
        runway.after(1000);
        TestCaller ann = TestCaller.of("ann");
        assertThat(failing(limited, ann).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        String task = runway.begun().keySet().iterator().next();
        for (int i = 0; i < 5; i++) {
            jdbc().sql("update provider_calls set ask_after = null").update();
            assertThat(failing(limited, ann.again()).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        }
        // half of the minute's requests
        assertThat(runway.asked(task)).hasSize(2);
        assertThat(failing(limited, ann.again()).retryAfter().orElseThrow()).isGreaterThan(Duration.ofSeconds(30));
        // the other half is left to what begins
        assertThat(failing(limited, TestCaller.of("bob")).error()).isEqualTo(ProviderError.PROVIDER_WORKING);
        assertThat(failing(limited, TestCaller.of("eve")).error()).isEqualTo(ProviderError.PROVIDER_BUSY);
        assertThat(runway.begun()).hasSize(2);
        // a minute later
        jdbc().sql("update provider_polls set asked_at = asked_at - interval '2 minutes'")
                .update();
        jdbc().sql("update provider_calls set ask_after = null, started_at = started_at - interval '2 minutes'")
                .update();
        failing(limited, ann.again());
        assertThat(runway.asked(task)).hasSize(3);
    }

    @Test
    void waitingCallsLeaveRoomForPolls() {
        VideoProvider limited = limited(4);
        runway.after(1000);
        TestCaller ann = TestCaller.of("ann");
        failing(limited, ann);
        failing(limited, TestCaller.of("bob"));
        assertThat(failing(limited, TestCaller.of("eve")).error()).isEqualTo(ProviderError.PROVIDER_BUSY);
        jdbc().sql("update provider_calls set ask_after = null").update();
        failing(limited, ann.again());
        assertThat(runway.begun().keySet().stream()
                        .mapToInt(task -> runway.asked(task).size())
                        .sum())
                .isEqualTo(1);
    }

    private static VideoProvider limited(int requestsPerMinute) {
        return new TestFilmer(provider("runway")) {
            @Override
            public Optional<Rate> rate() {
                return Optional.of(new Rate(requestsPerMinute, Duration.ofMinutes(1)));
            }
        };
    }
}
