package dev.storyreel.media;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.media.caption.CaptionFonts;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import java.io.IOException;
import java.util.Objects;
import org.springframework.beans.factory.DisposableBean;
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
    CaptionFonts captionFonts(MediaSettings settings) throws IOException {
        return new CaptionFonts(settings.dataDir().resolve("fonts"));
    }

    @Bean
    VideoEncoders videoEncoders(MediaSettings settings) {
        return new VideoEncoders(settings.media().encoderThreads());
    }

    @Bean
    MediaEngine mediaEngine(FfmpegFinder finder, VideoEncoders encoders, MediaSettings settings, CaptionFonts fonts) {
        return new MediaEngine(finder, encoders, settings.media(), fonts);
    }

    /** Jobs have stopped by then, in their own time: this is for what is looked at for a request. */
    @Bean
    DisposableBean processesEnd() {
        return ProcessGroup::closeAll;
    }

    @Bean
    ComponentCheck ffmpegCheck(FfmpegFinder finder) {
        return new FfmpegCheck(finder);
    }

    @Bean
    ComponentCheck encodersCheck(FfmpegFinder finder, VideoEncoders encoders) {
        return new EncodersCheck(finder, encoders);
    }
}
