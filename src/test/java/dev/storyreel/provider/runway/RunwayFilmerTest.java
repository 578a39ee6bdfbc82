package dev.storyreel.provider.runway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoProviderContract;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.ClipTasks.State;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.RunwayServer;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.secret.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunwayFilmerTest {
    private static RunwayFilmer filmer(VendorServer server, String model, Duration limit) {
        RunwaySettings settings = new RunwaySettings(
                Secret.of("test-key"),
                URI.create(server.uri() + "/v1"),
                "2024-11-06",
                model,
                new BigDecimal("0.01"),
                List.of("dnznrvs05pmza.cloudfront.net"),
                Duration.ofSeconds(5),
                Duration.ofMinutes(30),
                1,
                0,
                limit,
                limit);
        return new RunwayFilmer(settings, Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAFilmer extends VideoProviderContract {
        @BeforeEach
        void speak() {
            RunwayServer.speaking(server, tasks);
        }

        @Override
        protected VideoProvider provider() {
            return filmer(server, "gen4_turbo", Duration.ofSeconds(30));
        }

        @Override
        protected VideoProvider ofWords() {
            return filmer(server, "gen4.5", Duration.ofSeconds(30));
        }

        @Test
        void asksForWholeSecondsOfTheNearestShape() throws InterruptedException {
            provider().begin(Requests.video(7), JPEG);
            var body = tasks.begun().values().iterator().next().body();
            assertThat(body.path("duration").asInt()).isEqualTo(5);
            assertThat(body.path("ratio").asString()).isEqualTo("720:1280");
            assertThat(body.path("seed").asLong()).isEqualTo(7);
            assertThat(body.path("promptText").asString()).isEqualTo("A calm sea\nThe waves roll.");
        }

        @Test
        void tellsHowFarItIsAndWhatItCost() throws InterruptedException {
            String task = tasks.begin();
            assertThat(provider().poll(task)).isEqualTo(new VideoTask.Working(null));
            assertThat(provider().poll(task)).isEqualTo(new VideoTask.Working(0.4));
            assertThat(provider().poll(task))
                    .isInstanceOfSatisfying(
                            VideoTask.Done.class,
                            done -> assertThat(done.costUsd()).isEqualByComparingTo("0.20"));
        }

        @Test
        void aFailureThatIsChargedForSaysSo() throws InterruptedException {
            tasks.ending(State.FAILED).after(1);
            assertThat(provider().poll(tasks.begin()))
                    .isInstanceOfSatisfying(
                            VideoTask.Ended.class,
                            ended -> assertThat(
                                            ended.failure().use().orElseThrow().costUsd())
                                    .isEqualByComparingTo("0.03"));
        }
    }

    @Nested
    class WhenABeginningFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            RunwayServer.speaking(server, new ClipTasks());
        }

        @Override
        protected void call() throws InterruptedException {
            filmer(server, "gen4_turbo", LIMIT).begin(Requests.video(7), new byte[] {1});
        }
    }

    @Nested
    class WhenAskingFails extends VendorFaultContract {
        private final ClipTasks tasks = new ClipTasks();
        private final String task = tasks.begin();

        @BeforeEach
        void speak() {
            RunwayServer.speaking(server, tasks);
        }

        @Override
        protected void call() throws InterruptedException {
            filmer(server, "gen4_turbo", LIMIT).poll(task);
        }
    }
}
