package dev.storyreel.provider.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptTermTest {
    private static boolean isIn(String term, String said) {
        return new KeptTerm(term).isIn(said);
    }

    private static boolean isKept(String term, String translated) {
        return new KeptTerm(term).isKeptIn(translated);
    }

    @Test
    void aTermIsAWholeWord() {
        assertThat(isIn("AI", "I said so.")).isFalse();
        assertThat(isIn("AI", "Said the aim: air")).isFalse();
        assertThat(isIn("AI", "GPT4AI")).isFalse();
        assertThat(isIn("AI", "What is ai?")).isTrue();
        assertThat(isIn("AI", "(AI)")).isTrue();
        assertThat(isIn("AI", "AI-made")).isTrue();
        assertThat(isIn("AI", "said, by AI")).isTrue();
        assertThat(isIn("Été", "L'été arrive")).isTrue();
        assertThat(isIn("été", "prêtés étés")).isFalse();
        assertThat(isIn("C++", "C++11 is C++")).isTrue();
        assertThat(isIn(" ", "anything")).isFalse();
    }

    @Test
    void whereNoSpacesAreWrittenThereIsNoBorder() {
        assertThat(isIn("东京", "我在东京工作")).isTrue();
        assertThat(isIn("AI", "これはAIです")).isTrue();
        assertThat(isIn("กรุงเทพ", "ฉันอยู่กรุงเทพมา")).isTrue();
        assertThat(isIn("AI", "AI는 빠르다")).isTrue();
        assertThat(isIn("AI", "של הAI")).isTrue();
        assertThat(isIn("서울", "서울시")).isFalse();
    }

    @Test
    void aTranslationMayGiveALongTermAnEnding() {
        assertThat(isKept("Storyreel", "Elokuva Storyreelin kanssa")).isTrue();
        assertThat(isKept("Storyreel", "Prestoryreel")).isFalse();
        assertThat(isKept("AI", "El aire")).isFalse();
        assertThat(isKept("AI", "AI:n avulla")).isTrue();
    }

    @Test
    void whatIsSaidBesideItIsTold() {
        assertThat(new KeptTerm("AI").without("AI said: ai, AI.")).isEqualTo("  said:  ,  .");
    }
}
