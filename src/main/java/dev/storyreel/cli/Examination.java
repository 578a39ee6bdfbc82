package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Component;
import dev.storyreel.database.DataDirectory;
import dev.storyreel.database.Holder;
import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Looks at every component: by asking the studio that runs, or else by waking each one here on its own. */
final class Examination {
    private final Path data;

    Examination(Path data) {
        this.data = data;
    }

    List<Component> components() throws InterruptedException {
        List<Component> components = new ArrayList<>();
        components.add(
                component("java", ComponentStatus.up(Runtime.version() + ", " + System.getProperty("java.home"))));
        String configured = Settings.environment("STORYREEL_URL");
        if (configured != null) {
            components.addAll(ask(configured));
            return components;
        }
        try {
            switch (StudioFinder.open(data, "doctor", System.err)) {
                case DataDirectory.Opened opened -> {
                    components.add(component(
                            "data_directory",
                            ComponentStatus.up(room(opened.directory().path()))));
                    components.addAll(wake(opened.directory()));
                }
                case DataDirectory.Held held -> {
                    String holder = held.holder().map(Holder::describe).orElse("another process");
                    components.add(component("data_directory", ComponentStatus.up(room(data) + ", held by " + holder)));
                    URI url = held.holder().map(Holder::url).orElse(null);
                    components.addAll(url == null ? List.of(silent(holder)) : ask(url.toString()));
                }
            }
        } catch (RuntimeException e) {
            components.add(failed("data_directory", e));
        }
        return components;
    }

    private static Component silent(String holder) {
        String told = holder + " holds the data directory and does not say where it can be asked";
        return component("studio", ComponentStatus.down(told, "wait until it is ready, or stop it"));
    }

    private static List<Component> ask(String url) throws InterruptedException {
        try (StudioClient client = new StudioClient(URI.create(url))) {
            List<Component> told = client.readiness().components();
            List<Component> all = new ArrayList<>();
            all.add(component("studio", ComponentStatus.up("asked at " + url)));
            for (Component one : told == null ? List.<Component>of() : told) {
                all.add(
                        one.component() != null
                                ? one
                                : new Component(one.name(), null, one.status(), one.detail(), one.fix()));
            }
            return all;
        } catch (RuntimeException e) {
            return List.of(failed("studio", e));
        }
    }

    /** Beans are made when asked for, so one that cannot be made does not keep the others from being looked at. */
    private static List<Component> wake(DataDirectory directory) {
        Map<String, Object> properties = LocalStudio.properties(directory.path());
        properties.put("storyreel.role", "api");
        properties.put("storyreel.jobs.worker-enabled", false);
        properties.putAll(StudioFinder.quiet(directory.path()));
        try (LocalStudio studio = LocalStudio.asleep(directory, properties)) {
            ApplicationContext context = studio.context();
            List<Component> components = new ArrayList<>();
            for (String bean : context.getBeanNamesForType(ComponentCheck.class, true, false)) {
                components.add(look(context, bean));
            }
            return components;
        } catch (RuntimeException e) {
            return List.of(failed("studio", e));
        }
    }

    private static Component look(ApplicationContext context, String bean) {
        try {
            ComponentCheck check = context.getBean(bean, ComponentCheck.class);
            return component(check.component(), check.check());
        } catch (RuntimeException | LinkageError e) {
            return failed(bean.replaceAll("Check$", "").toLowerCase(Locale.ROOT), e);
        }
    }

    private static Component failed(String name, Throwable thrown) {
        CommandFailure failure = Failures.of(thrown);
        return component(name, ComponentStatus.down(failure.code() + ": " + failure.getMessage(), fixOf(failure)));
    }

    private static String fixOf(CommandFailure failure) {
        return failure.code().equals(CliError.INTERNAL_ERROR.code())
                ? "see logs/studio.log in the data directory"
                : "as the message says";
    }

    private static Component component(String name, ComponentStatus status) {
        @Nullable String fix = status.fix();
        return new Component(name, null, status.state().name().toLowerCase(Locale.ROOT), status.detail(), fix);
    }

    private static String room(Path directory) {
        try {
            return directory + ", " + (Files.getFileStore(directory).getUsableSpace() >> 20) + " MiB free";
        } catch (IOException e) {
            return Optional.ofNullable(e.getMessage()).orElse("unreadable") + " (free space unknown)";
        }
    }
}
