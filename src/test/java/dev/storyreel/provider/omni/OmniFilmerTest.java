package dev.storyreel.provider.omni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoProviderContract;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.OmniServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OmniFilmerTest {
    private static OmniFilmer filmer(VendorServer server, Duration limit) {
        OmniSettings settings = new OmniSettings(
                Secret.of("test-key"),
                URI.create(server.uri() + "/v1beta"),
                "gemini-omni-1.1-flash",
                "720p",
                List.of("*.googleapis.com"),
                Duration.ofSeconds(10),
                Duration.ofMinutes(20),
                4,
                0,
                limit,
                limit);
        return new OmniFilmer(settings, Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAFilmer extends VideoProviderContract {
        @BeforeEach
        void speak() {
            OmniServer.speaking(server, tasks);
        }

        @Override
        protected VideoProvider provider() {
            return filmer(server, Duration.ofSeconds(30));
        }

        @Test
        void saysSecondsWithTheirUnitAndFetchesWithTheKey() throws InterruptedException {
            provider().begin(Requests.video(7), JPEG);
            var format = tasks.begun().values().iterator().next().body().path("response_format");
            assertThat(format.path("duration").asString()).isEqualTo("5s");
            assertThat(format.path("aspect_ratio").asString()).isEqualTo("9:16");
            fetched(provider().begin(Requests.video(8), JPEG));
            assertThat(server.requests().getLast().header("x-goog-api-key")).isEqualTo("test-key");
        }
    }

    @Nested
    class WhenABeginningFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            OmniServer.speaking(server, new ClipTasks());
        }

        @Override
        protected void call() throws InterruptedException {
            filmer(server, LIMIT).begin(Requests.video(7), new byte[] {1});
        }
    }

    @Nested
    class WhenAskingFails extends VendorFaultContract {
        private final ClipTasks tasks = new ClipTasks();
        private final String task = tasks.begin();

        @BeforeEach
        void speak() {
            OmniServer.speaking(server, tasks);
        }

        @Override
        protected void call() throws InterruptedException {
            filmer(server, LIMIT).poll(task);
        }
    }
}
