package dev.storyreel;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module shares. */
@Configuration(proxyBeanMethods = false)
public class StudioConfiguration {
    /** The one source of the time of day, so that tests can set it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
