package dev.storyreel.dub.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpeechLengthTest {
    private static double seconds(String language, String text) {
        return SpeechLength.in(language).of(text) / 48_000.0;
    }

    @Test
    void languagesHaveTheirOwnPace() {
        String thirty = "a".repeat(30);
        assertThat(seconds("en-GB", thirty)).isCloseTo(2, within(1e-4));
        assertThat(seconds("es", "a".repeat(31))).isCloseTo(2, within(1e-4));
        assertThat(seconds("de-AT", "a".repeat(28))).isCloseTo(2, within(1e-4));
        assertThat(seconds("ja", "あいうえおかきくけこ")).isCloseTo(1, within(1e-4));
        assertThat(seconds("cmn-Hans-CN", "你好世界你好")).isCloseTo(1, within(1e-4));
        assertThat(seconds("fr", "a".repeat(29))).isCloseTo(2, within(1e-4));
    }

    @Test
    void marksAndSpacesAroundDoNotCount() {
        assertThat(SpeechLength.characters("  cafe\u0301 \n\t noir ")).isEqualTo("café noir".length());
        assertThat(SpeechLength.characters("ที่นี่")).isEqualTo(2);
        assertThat(SpeechLength.characters("𠮷野家")).isEqualTo(3);
        assertThat(SpeechLength.characters("")).isZero();
        assertThat(SpeechLength.in("en").of(" ")).isZero();
    }

    @Test
    void figuresTakeLongerThanLetters() {
        assertThat(seconds("en", "In 1984")).isGreaterThan(1.8 * seconds("en", "In that"));
        assertThat(seconds("zh", "一九八四")).isEqualTo(seconds("zh", "1984"));
    }

    @Test
    void aWordOfAnotherScriptTakesAsLongAsItDoesThere() {
        double name = seconds("zh", "我们用Storyreel") - seconds("zh", "我们用");
        assertThat(name).isCloseTo(9 / 14.5, within(1e-3));
        assertThat(seconds("en", "北京")).isCloseTo(seconds("zh", "北京"), within(1e-4));
    }

    @Test
    void aVoiceThatWasHeardIsKnownBetter() {
        SpeechLength language = SpeechLength.in("en");
        double told = language.of("x".repeat(300)) / 48_000.0;

        assertThat(language.learned(60, 72).of("x".repeat(300)) / 48_000.0).isBetween(told * 1.15, told * 1.2);
        assertThat(language.learned(1, 2).of("x".repeat(300)) / 48_000.0).isBetween(told, told * 1.07);
        assertThat(language.learned(0, 0).of("x".repeat(300))).isEqualTo(language.of("x".repeat(300)));
    }
}
