package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.WordTimes.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTimesTest {
    @Test
    void takesTheTimesOfTheSameWords() {
        assertThat(WordTimes.of(
                        "The sea, quiet.", List.of(at("The", 0, 0.2), at("sea", 0.25, 0.6), at("quiet", 0.7, 1))))
                .containsExactly(
                        new Speech.Word("The", 0, 200),
                        new Speech.Word("sea,", 250, 600),
                        new Speech.Word("quiet.", 700, 1000));
    }

    @Test
    void wordsCutOtherwiseShareTheirTime() {
        assertThat(WordTimes.of(
                        "semi-final won", List.of(at("semi", 0, 0.4), at("final", 0.4, 0.9), at("won", 1, 1.2))))
                .containsExactly(new Speech.Word("semi-final", 0, 900), new Speech.Word("won", 1000, 1200));
        assertThat(WordTimes.of("ab cd", List.of(at("abcd", 0, 0.4))))
                .containsExactly(new Speech.Word("ab", 0, 200), new Speech.Word("cd", 200, 400));
    }

    @Test
    void whatIsSaidOtherwiseThanWrittenStandsBetweenItsNeighbours() {
        assertThat(WordTimes.of(
                        "It cost $5 then",
                        List.of(at("it", 0, 0.2), at("cost", 0.2, 0.5), at("uvwxyz", 0.5, 1.4), at("then", 1.5, 1.8))))
                .containsExactly(
                        new Speech.Word("It", 0, 200),
                        new Speech.Word("cost", 200, 500),
                        new Speech.Word("$5", 500, 1500),
                        new Speech.Word("then", 1500, 1800));
    }

    @Test
    void anythingHeardGivesEveryWrittenWordATimeInOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<Heard> heard = new ArrayList<>();
            double time = 0;
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                double end = time + random.nextDouble();
                heard.add(at(word(random), time, end));
                time = end;
            }
            List<String> written = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                written.add(word(random));
            }
            List<Speech.Word> timed = WordTimes.of(String.join(" ", written), heard);
            if (timed.isEmpty()) {
                assertThat(heard).allMatch(each -> each.text().codePoints().noneMatch(Character::isLetterOrDigit));
                continue;
            }
            assertThat(timed).extracting(Speech.Word::text).isEqualTo(written);
            long previous = 0;
            for (Speech.Word word : timed) {
                assertThat(word.startMs()).isGreaterThanOrEqualTo(previous);
                previous = word.endMs();
            }
            assertThat(previous).isLessThanOrEqualTo(Math.round(time * 1000));
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            word.append("abc1é-".charAt(random.nextInt(6)));
        }
        return word.toString();
    }

    private static Heard at(String text, double start, double end) {
        return new Heard(text, start, end);
    }
}
