package dev.storyreel.provider.apertium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Translation;
import dev.storyreel.provider.TranslationRequest;
import dev.storyreel.provider.TranslationRequest.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApertiumTranslatorTest {
    @TempDir
    Path folder;

    private static ApertiumTranslator installed() {
        return new ApertiumTranslator(new ApertiumSettings("apertium", Duration.ofMinutes(1)));
    }

    /** A program that answers as Apertium does, with a list of its own. */
    private ApertiumTranslator scripted(String list, String answer) throws IOException {
        Path program = Files.writeString(
                folder.resolve("apertium"),
                "#!/bin/sh\nif [ \"$1\" = -l ]; then printf '" + list + "'; else cat >/dev/null; printf '" + answer
                        + "'; fi\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new ApertiumTranslator(new ApertiumSettings(program.toString(), Duration.ofMinutes(1)));
    }

    private static TranslationRequest request(String... lines) {
        return new TranslationRequest(
                "en",
                "es-MX",
                List.of(),
                Stream.of(lines).map(line -> new Line(line, 0, 0)).toList(),
                List.of());
    }

    @Test
    void everyLineIsTranslatedInItsPlace() throws Exception {
        ApertiumTranslator apertium = installed();
        assumeTrue(apertium.missing().isEmpty() && apertium.translates("en", "es"), "Apertium with English to Spanish");
        Translation translation =
                apertium.translate(request("The house is red", "and\nthe water is cold.", "Storyreel [1] ^x$ \\ @"));
        assertThat(translation.lines()).hasSize(3);
        assertThat(translation.lines().get(0)).isEqualTo("La casa es roja");
        assertThat(translation.lines().get(1)).contains("agua", "fr");
        assertThat(translation.lines().get(2)).contains("Storyreel");
        assertThat(translation.draft()).isTrue();
        assertThat(translation.use().offline()).isTrue();
    }

    @Test
    void whatItTranslatesIsWhatItLists() throws Exception {
        ApertiumTranslator apertium = scripted("  eng-spa\\n  en-eo\\n", "Hola");
        assertThat(apertium.translates("en-GB", "es")).isTrue();
        assertThat(apertium.translates("en", "eo")).isTrue();
        assertThat(apertium.translates("es", "en")).isFalse();
        assertThat(apertium.translates("en", "tlh")).isFalse();
        assertThatThrownBy(() -> apertium.translate(
                        new TranslationRequest("es", "en", List.of(), List.of(new Line("Hola", 0, 0)), List.of())))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        e -> assertThat(e.error()).isEqualTo(ProviderError.LANGUAGE_NOT_TRANSLATED));
    }

    @Test
    void linesThatGotLostAreNoAnswer() throws Exception {
        ApertiumTranslator apertium = scripted("eng-spa\\n", "Una sola");
        assertThatThrownBy(() -> apertium.translate(request("One.", "Two.")))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        e -> assertThat(e.error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER));
    }

    @Test
    void aLineOfWhichNothingIsLeftIsFaultyAndTheOthersAreKept() throws Exception {
        Translation middle =
                scripted("eng-spa\\n", "Uno.\\n\\n\\n\\nTres.\\n").translate(request("One.", "Two.", "Three."));
        assertThat(middle.lines()).containsExactly("Uno.", "Two.", "Tres.");
        assertThat(middle.faults()).containsExactly(new Translation.Fault(1, "is empty"));
        Translation first = scripted("eng-spa\\n", "\\n\\nDos.").translate(request("One.", "Two."));
        assertThat(first.lines()).containsExactly("One.", "Dos.");
        Translation last = scripted("eng-spa\\n", "Uno.\\n\\n").translate(request("One.", "Two."));
        assertThat(last.lines()).containsExactly("Uno.", "Two.");
        Translation ended = scripted("eng-spa\\n", "Uno.\\n\\nDos.\\n\\n").translate(request("One.", "Two."));
        assertThat(ended.lines()).containsExactly("Uno.", "Dos.");
        assertThat(ended.faults()).isEmpty();
        ApertiumTranslator silent = scripted("eng-spa\\n", "\\n\\n");
        assertThatThrownBy(() -> silent.translate(request("One.", "Two.")))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        e -> assertThat(e.error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER));
    }

    @Test
    void whereItIsNotInstalledItSaysSo() {
        ApertiumTranslator absent = new ApertiumTranslator(
                new ApertiumSettings(folder.resolve("nothing").toString(), Duration.ofMinutes(1)));
        assertThat(absent.missing()).contains("storyreel.provider.apertium.program");
        assertThat(absent.translates("en", "es")).isFalse();
    }
}
