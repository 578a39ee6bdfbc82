package dev.storyreel.cli;

import dev.storyreel.Storyreel;
import dev.storyreel.database.DataDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** The studio in this process. */
final class LocalStudio implements Studio {
    private final ConfigurableApplicationContext context;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final @Nullable URI url;

    private LocalStudio(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        String port = context.getEnvironment().getProperty("local.server.port");
        this.url = port == null ? null : URI.create("http://" + host() + ":" + port);
    }

    /**
     * Starts it.
     *
     * @param directory held already, or null to let the studio open it
     * @param properties settings that beat those of the environment
     * @param stopsWithProcess whether the end of the process closes it; else only {@link #close} does
     */
    static LocalStudio start(
            @Nullable DataDirectory directory, boolean web, boolean stopsWithProcess, Map<String, Object> properties) {
        SpringApplicationBuilder builder = builder(web ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .registerShutdownHook(stopsWithProcess);
        return run(builder, directory, properties);
    }

    /**
     * Puts it together without letting anything begin, so that a part that cannot be made is missed by nobody.
     *
     * @param directory held already
     */
    static LocalStudio asleep(DataDirectory directory, Map<String, Object> properties) {
        SpringApplicationBuilder builder = builder(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .initializers(context -> letNothingBegin((GenericApplicationContext) context));
        return run(builder, directory, properties);
    }

    private static void letNothingBegin(GenericApplicationContext context) {
        context.registerBean(
                AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, LifecycleProcessor.class, NothingBegins::new);
        // it makes everything that is to be done from time to time, and does it
        context.addBeanFactoryPostProcessor(
                _ -> context.removeBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME));
    }

    /** What would begin with the studio is not even made. */
    private static final class NothingBegins implements LifecycleProcessor {
        @Override
        public void onRefresh() {
            // nothing begins
        }

        @Override
        public void onClose() {
            // and so nothing ends
        }

        @Override
        public void start() {
            // nothing begins
        }

        @Override
        public void stop() {
            // and so nothing ends
        }

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    private static SpringApplicationBuilder builder(WebApplicationType web) {
        return new SpringApplicationBuilder(Storyreel.class).web(web).logStartupInfo(false);
    }

    private static LocalStudio run(
            SpringApplicationBuilder builder, @Nullable DataDirectory directory, Map<String, Object> properties) {
        if (directory != null) {
            builder.initializers(context -> directory.initializer().initialize((GenericApplicationContext) context));
        }
        try {
            LocalStudio studio = new LocalStudio(builder.run(arguments(properties)));
            studio.publish();
            return studio;
        } catch (RuntimeException e) {
            if (directory != null) {
                directory.close();
            }
            throw e;
        }
    }

    /** Properties as arguments, the only source that beats the environment. */
    private static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    /** What every start here says of the data directory. */
    static Map<String, Object> properties(Path data) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("storyreel.data-dir", data);
        return properties;
    }

    private void publish() {
        URI at = url;
        DataDirectory directory = context.getBean(DataDirectory.class);
        if (at != null && directory.isHeld()) {
            directory.publishUrl(at);
        }
    }

    /** A server that listens everywhere is reached through loopback. */
    private String host() {
        String address = context.getEnvironment().getProperty("server.address", "127.0.0.1");
        if (address.equals("0.0.0.0") || address.equals("::")) {
            return "127.0.0.1";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    boolean hasUrl() {
        return url != null;
    }

    @Override
    public URI url() {
        if (url == null) {
            throw new IllegalStateException("a worker answers no requests");
        }
        return url;
    }

    /** Waits until the studio was stopped. */
    void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
