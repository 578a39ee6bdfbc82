package dev.storyreel.provider.whisper;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param model path of a model file in whisper.cpp's own format, e.g. {@code ggml-base.bin}; empty for none
 * @param wholeCall how long it may take to write down a whole sound
 */
@ConfigurationProperties("storyreel.provider.whisper")
record WhisperSettings(
        @DefaultValue("") String model, @DefaultValue("2h") Duration wholeCall) {}
