package dev.storyreel.provider.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureProviderContract;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.ClipTasks.State;
import dev.storyreel.provider.vendor.Fault;
import dev.storyreel.provider.vendor.ReplicateServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicateIllustratorTest {
    private static ReplicateIllustrator illustrator(VendorServer server, Duration limit) {
        return new ReplicateIllustrator(
                ReplicateFilmerTest.settings(server, limit), Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAnIllustrator extends PictureProviderContract {
        private final VendorServer server = new VendorServer();
        private final ClipTasks tasks = new ClipTasks();

        @BeforeEach
        void speak() {
            ReplicateServer.speaking(server, tasks);
        }

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        protected PictureProvider provider() {
            return illustrator(server, Duration.ofSeconds(30));
        }

        private Picture draw() throws InterruptedException {
            return provider().draw(request("sea", 1242, 2208));
        }

        private ProviderException failure() {
            ProviderException failure = catchThrowableOfType(ProviderException.class, this::draw);
            assertThat(failure).isNotNull();
            return failure;
        }

        @Test
        void tellsTheModelWhatItTakes() throws InterruptedException {
            assertThat(draw().use().usage()).isEqualTo(Usage.of(Unit.PICTURES, 1));
            Request begun = server.requests().getFirst();
            assertThat(begun.header("Prefer")).isEqualTo("wait=25");
            assertThat(begun.header("Cancel-After")).isEqualTo("30s");
            assertThat(begun.body().path("input").path("aspect_ratio").asString())
                    .isEqualTo("9:16");
            assertThat(begun.body().path("input").path("output_format").asString())
                    .isEqualTo("png");
            assertThat(begun.body().path("input").path("go_fast").asBoolean(true))
                    .isFalse();
            assertThat(begun.body().path("input").path("seed").asLong()).isEqualTo(7);
        }

        @Test
        void onePictureIsOneRequestAndItsFile() throws InterruptedException {
            tasks.after(1);
            draw();
            assertThat(server.requests()).hasSize(2);
        }

        @Test
        void asksAfterOneThatTakesLonger() throws InterruptedException {
            tasks.after(4);
            draw();
            assertThat(tasks.begun()).hasSize(1);
            assertThat(server.requests()).hasSize(5);
        }

        /** The vendor has begun and says so, but we do not hear it: as often as it happens, one is paid for. */
        @Test
        void whatWasBegunIsFoundWhereTheAnswerGotLost() throws InterruptedException {
            server.failing(new Fault.Cut());
            draw();
            assertThat(tasks.begun()).hasSize(1);
            server.failing(new Fault.Cut());
            draw();
            assertThat(tasks.begun()).hasSize(2);
        }

        @Test
        void whatIsDrawnIsAskedForAgainAndNotDrawnAgain() throws InterruptedException {
            AtomicInteger faults = new AtomicInteger();
            server.failingByChance(request -> request.method().equals("GET") && faults.getAndIncrement() % 3 < 2
                    ? faults.get() % 3 == 1 ? Fault.status(503, "") : new Fault.Cut()
                    : null);
            assertThat(draw().image()).isNotEmpty();
            assertThat(tasks.begun()).hasSize(1);
        }

        @Test
        void whatIsNotBegunIsToldAsItIs() {
            server.failing(Fault.status(503, "{\"detail\":\"no\"}"));
            assertThat(failure().error()).isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
            assertThat(tasks.begun()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "REFUSED, PROVIDER_REFUSED",
            "FAILED, PROVIDER_UNAVAILABLE",
            "CANCELLED, PROVIDER_TIMEOUT",
        })
        void tellsHowItEnded(State end, ProviderError error) {
            tasks.ending(end).after(2);
            assertThat(failure().error()).isEqualTo(error);
        }

        @Test
        void aFileThatIsGoneIsPaidForAllTheSame() {
            server.failingByChance(request -> request.path().startsWith("/files/") ? Fault.status(404, "gone") : null);
            assertThat(failure().error()).isEqualTo(ProviderError.PROVIDER_RESULT_EXPIRED);
            assertThat(failure().use())
                    .hasValueSatisfying(use -> assertThat(use.usage()).isEqualTo(Usage.of(Unit.PICTURES, 1)));
        }

        @Test
        void aFileThatIsNoPictureIsNone() {
            server.failingByChance(request -> request.path().startsWith("/files/") ? Fault.html() : null);
            assertThat(failure().error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        }
    }

    @Nested
    class WhenABeginningFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            // where nothing can be found of what was begun
            ReplicateServer.speaking(server, new ClipTasks())
                    .taking("GET /v1/predictions", null, _ -> Reply.json(Map.of("results", List.of())));
        }

        @Override
        protected void call() throws InterruptedException {
            illustrator(server, LIMIT).begin(Requests.picture(216, 384));
        }
    }

    /** It is never done here, and what it says of that cannot be had either. */
    @Test
    void endsWhenItTakesTooLong() {
        try (VendorServer server = new VendorServer()) {
            ReplicateServer.speaking(server, new ClipTasks().after(Integer.MAX_VALUE));
            ReplicateIllustrator illustrator = illustrator(server, Duration.ofMillis(500));
            assertThat(catchThrowableOfType(ProviderException.class, () -> illustrator.draw(Requests.picture(216, 384)))
                            .error())
                    .isEqualTo(ProviderError.PROVIDER_TIMEOUT);
        }
    }
}
