package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class MediaConfigurationTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class)
            .withPropertyValues("storyreel.data-dir=" + Path.of("target").toAbsolutePath());

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MediaSettings.class)
    @Import(MediaConfiguration.class)
    static class Settings {}

    @Test
    void hasDefaults() {
        context.run(started -> {
            assertThat(started).hasSingleBean(MediaEngine.class);
            MediaSettings settings = started.getBean(MediaSettings.class);
            assertThat(settings.ffmpeg()).isEmpty();
            assertThat(settings.media()).isEqualTo(new MediaSettings.Engine(1, Duration.ofMinutes(30)));
        });
    }

    @Test
    void noProcessOutlivesIt() throws Exception {
        ProcessGroup forgotten = new ProcessGroup();
        Process[] running = new Process[1];
        context.run(_ -> running[0] = forgotten.start(new ProcessBuilder("sleep", "1000")));
        assertThat(running[0].waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(forgotten.isClosed()).isTrue();
    }

    @Test
    void impossibleSettingsAreRefused() {
        context.withPropertyValues("storyreel.media.encoder-threads=0")
                .run(started -> assertThat(started).hasFailed());
    }

    @Test
    void theCheckNamesWhatIsWrongAndTheFix() {
        context.withPropertyValues("storyreel.ffmpeg=/none/ffmpeg").run(started -> {
            ComponentStatus status =
                    started.getBean("ffmpegCheck", ComponentCheck.class).check();
            assertThat(status.state()).isEqualTo(ComponentStatus.State.DOWN);
            assertThat(status.detail()).contains("/none/ffmpeg");
            assertThat(status.fix()).contains("STORYREEL_FFMPEG");
        });
    }

    @Test
    void theCheckTellsWhichOneIsUsed() throws Exception {
        String path = TestEngines.embeddedFinder().find().executable().toString();
        context.withPropertyValues("storyreel.ffmpeg=" + path).run(started -> {
            ComponentStatus status =
                    started.getBean("ffmpegCheck", ComponentCheck.class).check();
            assertThat(status.state()).isEqualTo(ComponentStatus.State.UP);
            assertThat(status.detail()).startsWith("4.4.1").contains("configured", path);
        });
    }
}
