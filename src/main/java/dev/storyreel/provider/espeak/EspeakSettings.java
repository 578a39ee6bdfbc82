package dev.storyreel.provider.espeak;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param program its name, which is looked for on the PATH, or its path
 * @param wholeCall how long it may take to speak one text
 */
@ConfigurationProperties("storyreel.provider.espeak")
record EspeakSettings(
        @DefaultValue("espeak-ng") String program,
        @DefaultValue("60s") Duration wholeCall) {}
