package dev.storyreel.provider.pocketsphinx;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param program its name, which is looked for on the PATH, or its path
 * @param wholeCall how long it may take to write down a piece of a minute
 */
@ConfigurationProperties("storyreel.provider.pocketsphinx")
record PocketsphinxSettings(
        @DefaultValue("pocketsphinx_continuous") String program,
        @DefaultValue("5m") Duration wholeCall) {}
