package dev.storyreel.dub.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.caption.SpokenWord;
import dev.storyreel.media.caption.Subtitle;
import dev.storyreel.media.caption.SubtitleChecks;
import dev.storyreel.media.caption.SubtitleLimits;
import dev.storyreel.media.caption.Subtitles;
import dev.storyreel.media.caption.TimedWord;
import dev.storyreel.media.sound.VoiceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DubbedLineTest {
    private static final int MS = 48;

    /** Sentences as long as they are when dubbed, by what voices speak in a second. */
    private static final Map<String, String> SENTENCES = Map.of(
            "es", "El pulpo tiene tres corazones, y dos de ellos se paran cuando nada deprisa por el fondo del mar.",
            "de", "Der Krake hat drei Herzen, und zwei davon stehen still, wenn er schnell über den Grund schwimmt.",
            "zh", "章鱼有三颗心脏，其中两颗在它游泳的时候会停止跳动，所以它更喜欢在海底慢慢地爬行。");

    @Test
    void wordsAreTimedAsTheyAreHeard() {
        List<SpokenWord> spoken = List.of(new SpokenWord("dos", 300, 900), new SpokenWord("palabras", 900, 1_500));
        VoiceSpan span = new VoiceSpan(300 * MS, 1_500 * MS);
        DubbedLine line = new DubbedLine("Dos palabras.", spoken, span, 10_000 * MS, 1_000 * MS);

        List<TimedWord> words = line.words();

        assertThat(words).extracting(TimedWord::text).containsExactly("Dos", "palabras.");
        assertThat(words.getFirst().startMs()).isCloseTo(10_000, within(1.0));
        assertThat(words.getFirst().endMs()).isCloseTo(10_500, within(1.0));
        assertThat(words.getLast().endMs()).isCloseTo(11_000, within(1.0));
        assertThat(words).noneMatch(TimedWord::estimated);
    }

    @Test
    void whereTheVoiceDoesNotTellTimesAreEstimatedWithinTheLine() {
        DubbedLine line =
                new DubbedLine("Dos palabras.", List.of(), new VoiceSpan(0, 960 * MS), 5_000 * MS, 1_200 * MS);

        assertThat(line.words()).allMatch(TimedWord::estimated);
        assertThat(line.words().getFirst().startMs()).isEqualTo(5_000);
        assertThat(line.words().getLast().endMs()).isCloseTo(6_200, within(1e-6));
    }

    @Test
    void captionsOfADubKeepTheRulesOfItsLanguage() {
        SENTENCES.forEach((language, sentence) -> {
            double rate = language.equals("zh") ? 6 : 14.5;
            List<TimedWord> words = new ArrayList<>();
            long at = 0;
            for (int i = 0; i < 20; i++) {
                long length = Math.round(sentence.length() / rate * 1000 * MS);
                words.addAll(new DubbedLine(sentence, List.of(), new VoiceSpan(0, length), at, length).words());
                at += length + (i % 3 == 0 ? 1_500 : 90) * (long) MS;
            }
            SubtitleLimits limits = SubtitleLimits.of(language);
            SubtitleChecks checks = SubtitleChecks.of(Subtitles.of(words, limits), limits);
            assertThat(checks.broken()).as("%s: %s", language, checks).isZero();
            assertThat(checks.subtitles()).isGreaterThan(20);
        });
    }

    @Test
    void everyBrokenRuleIsFound() {
        SubtitleLimits limits = SubtitleLimits.of("es");
        String wide = "una palabra tras otra palabra tras otra más";
        List<Subtitle> subtitles = List.of(
                new Subtitle(0, 6_000, List.of(wide)),
                new Subtitle(6_000, 8_000, List.of("Demasiado cerca.")),
                new Subtitle(9_000, 9_500, List.of("Breve.")),
                new Subtitle(10_000, 11_000, List.of("Demasiadas letras en un segundo.")),
                new Subtitle(20_000, 28_000, List.of("Largo.")),
                new Subtitle(30_000, 36_000, List.of("uno", "dos", "tres")));

        assertThat(SubtitleChecks.of(subtitles, limits)).isEqualTo(new SubtitleChecks(6, 1, 1, 1, 1, 1, 1));
        assertThat(SubtitleChecks.of(subtitles, limits).broken()).isEqualTo(6);
    }
}
