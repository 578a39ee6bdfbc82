package dev.storyreel.provider.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoProviderContract;
import dev.storyreel.provider.replicate.ReplicateSettings.PictureInput;
import dev.storyreel.provider.replicate.ReplicateSettings.VideoInput;
import dev.storyreel.provider.vendor.ClipTasks;
import dev.storyreel.provider.vendor.ReplicateServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer;
import dev.storyreel.secret.Secret;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplicateFilmerTest {
    static ReplicateSettings settings(VendorServer server, Duration limit) {
        return new ReplicateSettings(
                Secret.of("test-key"),
                URI.create(server.uri() + "/v1"),
                "bytedance/seedance-1-lite",
                new VideoInput(
                        "prompt",
                        "image",
                        "duration",
                        "seed",
                        "aspect_ratio",
                        2,
                        12,
                        Map.of("resolution", "720p", "camera_fixed", "false", "fps", "24")),
                "black-forest-labs/flux-schnell",
                new PictureInput(
                        "prompt",
                        "seed",
                        "aspect_ratio",
                        List.of("1:1", "16:9", "4:5", "9:16"),
                        "output_format",
                        limit,
                        Map.of("go_fast", "false")),
                List.of("*.replicate.delivery"),
                Duration.ofMillis(1),
                Duration.ofMinutes(30),
                8,
                0,
                limit,
                limit);
    }

    private static ReplicateFilmer filmer(VendorServer server, Duration limit) {
        return new ReplicateFilmer(settings(server, limit), Requests.PRICES, Clock.systemUTC());
    }

    @Nested
    class AsAFilmer extends VideoProviderContract {
        @BeforeEach
        void speak() {
            ReplicateServer.speaking(server, tasks);
        }

        @Override
        protected VideoProvider provider() {
            return filmer(server, Duration.ofSeconds(30));
        }

        @Test
        void findsWhatWasBegunWithTheSameRequest() throws InterruptedException {
            Instant before = Instant.now();
            provider().begin(Requests.video(6), JPEG);
            String mine = provider().begin(Requests.video(7), JPEG);
            provider().begin(Requests.video(8), JPEG);
            assertThat(provider().find(Requests.video(7), before)).containsExactly(mine);
            assertThat(provider().find(Requests.video(9), before)).isEmpty();
            for (int others = 0; others < 230; others++) {
                tasks.begin();
            }
            assertThat(provider().find(Requests.video(7), before)).containsExactly(mine);
        }
    }

    @Nested
    class WhenABeginningFails extends VendorFaultContract {
        @BeforeEach
        void speak() {
            ReplicateServer.speaking(server, new ClipTasks());
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
            ReplicateServer.speaking(server, tasks);
        }

        @Override
        protected void call() throws InterruptedException {
            filmer(server, LIMIT).poll(task);
        }
    }

    @Test
    void aLargePictureIsMadeToFit() throws IOException {
        BufferedImage noise = new BufferedImage(720, 1280, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 720 * 1280; i++) {
            noise.setRGB(i % 720, i / 720, random.nextInt());
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(noise, "jpeg", jpeg);
        assertThat(jpeg.size()).isGreaterThan(256 << 10);
        byte[] small = SmallJpeg.of(jpeg.toByteArray());
        assertThat(small.length).isLessThanOrEqualTo(256 << 10);
        assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isEqualTo(720);
    }
}
