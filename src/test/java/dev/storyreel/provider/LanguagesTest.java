package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({"en, en", "pt_br, pt-BR", "ES, es", "zh-hant-tw, zh-Hant-TW", "gsw, gsw", "iw, he"})
    void tagsAreWrittenAsTheyShouldBe(String written, String tag) {
        assertThat(Languages.canonical(written)).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xx", "spanish", "english-GB", "es;fr", "-", "x-klingon"})
    void whatIsNoLanguageIsNone(String written) {
        assertThat(Languages.canonical(written)).isEmpty();
    }

    @Test
    void whoWritesANameIsToldItsTag() {
        assertThat(Languages.correction("spanish")).endsWith("write it like es");
        assertThat(Languages.correction("Klingon")).endsWith("write it like en, de or pt-BR");
    }
}
