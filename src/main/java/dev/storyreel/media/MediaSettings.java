package dev.storyreel.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param ffmpeg path of the FFmpeg to use; empty to look for one
 * @param dataDir where the embedded FFmpeg is unpacked to
 * @param media limits of the engine
 */
@Validated
@ConfigurationProperties("storyreel")
record MediaSettings(
        @DefaultValue("") String ffmpeg,
        @NotNull Path dataDir,
        @Valid @DefaultValue Engine media) {
    /**
     * @param encoderThreads threads of one video encoder; as many segments as there are cores are encoded at once, and an
     *     encoder of one thread wastes the least
     * @param maxAudioDuration the longest single sound that is taken in
     */
    record Engine(
            @Min(1) @Max(64) @DefaultValue("1") int encoderThreads,
            @DefaultValue("30m") Duration maxAudioDuration) {}
}
