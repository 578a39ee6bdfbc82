package dev.storyreel.media;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
    @Bean
    FfmpegFinder ffmpegFinder(MediaSettings settings) {
        return new FfmpegFinder(
                settings.ffmpeg(),
                Objects.requireNonNullElse(System.getenv("PATH"), ""),
                settings.dataDir().resolve("bin"));
    }

    @Bean
    MediaEngine mediaEngine(FfmpegFinder finder, MediaSettings settings) {
        return new MediaEngine(finder, settings.media());
    }

    @Bean
    ComponentCheck ffmpegCheck(FfmpegFinder finder) {
        return new FfmpegCheck(finder);
    }
}
