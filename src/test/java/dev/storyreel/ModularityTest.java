package dev.storyreel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The borders that the packages declare hold; and the picture of them is drawn anew into {@code target}. */
class ModularityTest {
    private static final Path ARCHITECTURE = Path.of("docs", "architecture.md");
    private static final String BEGIN = "<!-- modules: begin -->";
    private static final String END = "<!-- modules: end -->";

    private final ApplicationModules modules = ApplicationModules.of(Storyreel.class);

    @Test
    void everyModuleUsesOnlyWhatItDeclares() {
        modules.verify();
    }

    @Test
    void thePictureOfTheModulesIsDrawn() {
        new Documenter(modules).writeModulesAsPlantUml();
    }

    @Test
    void thePictureInTheDocumentationIsThatOfTheCode() throws IOException {
        String page = Files.readString(ARCHITECTURE);
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        String drawn = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))
                .strip();
        String picture = mermaid();
        assertThat(drawn)
                .as("the modules have changed: put this between the markers in %s%n%n%s%n", ARCHITECTURE, picture)
                .isEqualTo(picture);
    }

    /** An arrow says that the code of one module uses types of another. */
    private String mermaid() {
        Stream<String> boxes = modules.stream().map(ModularityTest::box).sorted();
        Stream<String> arrows = modules.stream().flatMap(this::arrows).sorted();
        return Stream.of(Stream.of("```mermaid", "flowchart TD"), boxes, arrows, Stream.of("```"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String box(ApplicationModule module) {
        return "    " + module.getIdentifier() + "[" + module.getDisplayName() + "]";
    }

    private Stream<String> arrows(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(used -> "    " + module.getIdentifier() + " --> " + used.getIdentifier());
    }
}
