package dev.storyreel.dub.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.media.sound.VoiceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {
    private static final long SECOND = 48_000;

    @Test
    void eachLineBeginsWithTheStretchOfSpeechThatItFits() {
        List<VoiceSpan> speech = List.of(
                new VoiceSpan(SECOND, 3 * SECOND),
                new VoiceSpan(5 * SECOND, 9 * SECOND),
                new VoiceSpan(12 * SECOND, 14 * SECOND));
        List<SourceLine> lines = Spread.over(
                List.of(
                        "A short line of text here.",
                        "This line is about twice as long as the other two are.",
                        "A short line of text again."),
                speech,
                20 * SECOND,
                "en");
        assertThat(lines).extracting(SourceLine::onset).containsExactly(SECOND, 5 * SECOND, 12 * SECOND);
        assertThat(lines).extracting(SourceLine::end).containsExactly(3 * SECOND, 9 * SECOND, 14 * SECOND);
    }

    @Test
    void whereNothingIsHeardAllOfTheRecordingIsTaken() {
        List<SourceLine> lines = Spread.over(List.of("One.", "Two."), List.of(), 10 * SECOND, "en");
        assertThat(lines.getFirst().onset()).isZero();
        assertThat(lines.getLast().end()).isEqualTo(10 * SECOND);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void allLinesAreThereInOrderWithinTheRecording(long seed) {
        Random random = new Random(seed);
        List<VoiceSpan> speech = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < random.nextInt(30); i++) {
            long start = at + 10_000L + random.nextInt(100_000);
            at = start + 3_000L + random.nextInt(200_000);
            speech.add(new VoiceSpan(start, at));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(60); i++) {
            texts.add("word ".repeat(1 + random.nextInt(20)).strip());
        }
        long total = at + random.nextInt(50_000) + texts.size();
        List<SourceLine> lines = Spread.over(texts, speech, total, "en");
        assertThat(lines).extracting(SourceLine::text).containsExactlyElementsOf(texts);
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i).onset())
                    .isGreaterThanOrEqualTo(lines.get(i - 1).onset() + 1);
            assertThat(lines.get(i - 1).end()).isLessThanOrEqualTo(lines.get(i).onset());
        }
        assertThat(lines.getLast().end()).isLessThanOrEqualTo(total);
    }
}
