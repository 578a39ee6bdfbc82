package dev.storyreel.provider.offline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.SpokenWords;
import dev.storyreel.provider.offline.text.Words;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneCutterTest {
    private static final List<String> WORDS = List.of(
            "the",
            "whale",
            "Dr.",
            "3.5",
            "e.g.",
            "U.S.",
            "sings,",
            "loud;",
            "night.",
            "why?",
            "no!",
            "and",
            "because",
            "😀",
            "–",
            "…",
            "“so”",
            "(yes)",
            "\r\n",
            "\n\n",
            "\t",
            "Zürich",
            "don’t",
            "https://a.b/c?d=1.",
            "O'Neill",
            "東京。",
            "A.");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void losesNothingAndKeepsToTheLengths(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            StringBuilder script = new StringBuilder("Start");
            for (int i = random.nextInt(300); i > 0; i--) {
                script.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            List<String> scenes = SceneCutter.cut(List.of(script.toString()));
            assertThat(String.join(" ", scenes)).isEqualTo(Words.normalised(script.toString()));
            assertThat(scenes).allSatisfy(scene -> assertThat(spoken(scene)).isBetween(1L, (long) SceneCutter.MAX));
            long most = spoken(script.toString()) / 5 + 1;
            assertThat((long) scenes.size()).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void cutsBetweenSentencesWhereItCan() {
        assertThat(
                        SceneCutter.cut(
                                List.of(
                                        "Dr. Smith went to the U.S. Navy in 1969 to study whales. They sing. They sing all through the long night, every night.")))
                .containsExactly(
                        "Dr. Smith went to the U.S. Navy in 1969 to study whales.",
                        "They sing. They sing all through the long night, every night.");
    }

    @Test
    void cutsALongSentenceWhereASpeakerBreathes() {
        List<String> scenes = SceneCutter.cut(
                List.of(
                        "When the tide goes out at the end of the day, the crabs come out of their holes in the sand, and the birds gather above them."));
        assertThat(scenes).hasSizeBetween(2, 3);
        assertThat(scenes.subList(0, scenes.size() - 1))
                .allSatisfy(scene -> assertThat(scene).endsWith(","));
    }

    @Test
    void cutsAnEndlessSentence() {
        List<String> scenes = SceneCutter.cut(List.of("word ".repeat(4_000)));
        assertThat(scenes).allSatisfy(scene -> assertThat(spoken(scene)).isBetween(8L, 17L));
    }

    @Test
    void cutsNoneOfTheSentencesThatMustStayWhole() {
        String endless = "word, ".repeat(30) + "end.";
        assertThat(SceneCutter.cutBetween(List.of("Who is it?", "It is me.", endless, "So it is.")))
                .containsExactly("Who is it? It is me.", endless, "So it is.");
    }

    private static long spoken(String text) {
        return Words.of(text).stream().filter(Words::speakable).count();
    }

    @Test
    void textWithoutSpacesIsCutAtItsSentencesAndPauses() {
        String script = "大海很安静。夜晚，月亮照在水面上，渔船慢慢地回到港口。“为什么这么安静？”孩子问。" + "因为风停了，海浪也睡着了，所以整个村庄都能听见远处灯塔的钟声，一下又一下地响着。";
        List<String> scenes = SceneCutter.cut(List.of(script));
        assertThat(String.join("", scenes)).isEqualTo(script);
        assertThat(scenes).hasSizeBetween(3, 6).allSatisfy(scene -> {
            assertThat(SpokenWords.in(scene)).isLessThanOrEqualTo(SceneCutter.MAX);
            assertThat(scene).matches(".*[。，？”]");
        });
        String thai = "ทะเลเงียบสงบในยามค่ำคืนเรือประมงค่อยๆกลับเข้าฝั่ง".repeat(4);
        List<String> cut = SceneCutter.cut(List.of(thai));
        assertThat(String.join("", cut)).isEqualTo(thai);
        assertThat(cut).hasSizeGreaterThan(2);
    }
}
