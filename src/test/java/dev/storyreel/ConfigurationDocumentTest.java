package dev.storyreel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The page about the settings tells of every setting there is, of none that is not, and their defaults. */
class ConfigurationDocumentTest {
    private static final Path PAGE = Path.of("docs", "configuration.md");

    /** Where the setting's default stands in its row. */
    private record Setting(String name, String defaultValue) {}

    @Test
    void everySettingHasARowWithItsDefault() throws IOException, ClassNotFoundException {
        Set<String> rows = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `storyreel."))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Setting setting : settings()) {
            assertThat(rows)
                    .as("%s has no row with `%s` for its default: %s", PAGE, setting.defaultValue(), setting.name())
                    .anyMatch(row -> row.startsWith("| `" + setting.name() + "` |")
                            && row.contains(
                                    setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`"));
        }
    }

    @Test
    void everyRowIsOfASettingThatExists() throws IOException, ClassNotFoundException {
        Set<String> names = settings().stream().map(Setting::name).collect(Collectors.toSet());
        assertThat(matches("(?m)^\\| `(storyreel\\.[^`]*)` \\|", PAGE)).isEqualTo(new TreeSet<>(names));
    }

    @Test
    void everyEnvironmentNameOfTheDefaultsIsTold() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : List.of("application.yaml", "providers.yaml")) {
            names.addAll(matches("\\$\\{([A-Z_]+):", Path.of("src/main/resources", file)));
        }
        assertThat(names).isNotEmpty();
        assertThat(Files.readString(PAGE))
                .contains(names.stream().map(name -> "`" + name + "`").toList());
    }

    private static Set<String> matches(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Setting> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<Setting> settings = new LinkedHashSet<>();
        for (var candidate : scanner.findCandidateComponents(Storyreel.class.getPackageName())) {
            Class<?> type = Class.forName(candidate.getBeanClassName());
            settings(type.getAnnotation(ConfigurationProperties.class).value(), type)
                    .forEach(settings::add);
        }
        assertThat(settings).hasSizeGreaterThan(10);
        return settings;
    }

    private static Stream<Setting> settings(String prefix, Class<?> settingsType) {
        return Stream.of(settingsType.getRecordComponents()).flatMap(component -> {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            return component.getType().isRecord()
                    ? settings(name, component.getType())
                    : Stream.of(new Setting(name, defaultOf(component, settingsType)));
        });
    }

    private static String defaultOf(RecordComponent component, Class<?> settingsType) {
        for (var parameter : settingsType.getDeclaredConstructors()[0].getParameters()) {
            DefaultValue value = parameter.getAnnotation(DefaultValue.class);
            if (parameter.getName().equals(component.getName()) && value != null) {
                return String.join(",", value.value());
            }
        }
        return "";
    }
}
