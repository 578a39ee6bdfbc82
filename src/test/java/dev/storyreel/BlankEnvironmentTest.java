package dev.storyreel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class BlankEnvironmentTest {
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    /** An environment of these variables alone. */
    private static final class Variables extends StandardEnvironment {
        Variables(Map<String, Object> variables) {
            getPropertySources()
                    .replace(
                            SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        }
    }

    @Test
    void aBlankVariableCountsAsUnset() {
        Map<String, Object> variables =
                Map.of("WORKER_ENABLED", "", "PORT", " ", "STORYREEL_ADDRESS", "", "CORS_ORIGINS", "https://a.example");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .environment(new Variables(variables))
                .run()) {
            assertThat(context.getEnvironment().getProperty("storyreel.jobs.worker-enabled", Boolean.class))
                    .isTrue();
            assertThat(context.getEnvironment().getProperty("server.port")).isEqualTo("8420");
            assertThat(context.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
            assertThat(context.getEnvironment().getProperty("storyreel.cors-origins"))
                    .isEqualTo("https://a.example");
        }
    }
}
