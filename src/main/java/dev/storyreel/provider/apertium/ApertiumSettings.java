package dev.storyreel.provider.apertium;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param program its name, which is looked for on the PATH, or its path
 * @param wholeCall how long it may take to translate a request's lines
 */
@ConfigurationProperties("storyreel.provider.apertium")
record ApertiumSettings(
        @DefaultValue("apertium") String program,
        @DefaultValue("60s") Duration wholeCall) {}
