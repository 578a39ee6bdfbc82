package dev.storyreel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A blank environment variable counts as unset: {@code WORKER_ENABLED=} is what a template writes that has no value. */
final class BlankEnvironment implements EnvironmentPostProcessor, Ordered {
    private static final String NAME = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    /** Before anything reads the environment or wraps it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        PropertySource<?> source = environment.getPropertySources().get(NAME);
        if (source == null || !(source.getSource() instanceof Map<?, ?> variables)) {
            return;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            if (!value.toString().isBlank()) {
                kept.put(name.toString(), value);
            }
        });
        environment.getPropertySources().replace(NAME, new SystemEnvironmentPropertySource(NAME, kept));
    }
}
