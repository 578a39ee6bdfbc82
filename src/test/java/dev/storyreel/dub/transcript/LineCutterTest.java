package dev.storyreel.dub.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.provider.Transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCutterTest {
    private static final long MINUTE = 60 * 48_000L;

    private static Word word(String text, long startMs, long endMs) {
        return new Word(text, startMs, endMs, null, null);
    }

    private static List<String> texts(List<SourceLine> lines) {
        return lines.stream().map(SourceLine::text).toList();
    }

    @Test
    void sentencesAndPausesEndLines() {
        List<SourceLine> lines = LineCutter.cut(
                List.of(
                        word("Well,", 0, 300),
                        word("yes.", 350, 700),
                        word("No", 720, 900),
                        word("one", 1700, 1900),
                        word("knows!”", 1950, 2300),
                        word("Ever?", 2310, 2600)),
                MINUTE);
        assertThat(texts(lines)).containsExactly("Well, yes.", "No", "one knows!”", "Ever?");
        assertThat(lines.getFirst().onset()).isZero();
        assertThat(lines.getFirst().end()).isEqualTo(700 * 48);
        assertThat(lines.get(2).onset()).isEqualTo(1700 * 48);
    }

    @Test
    void whereNobodyWroteFullStopsShorterPausesCount() {
        List<Word> words =
                List.of(word("so", 0, 200), word("it", 600, 700), word("goes", 720, 1000), word("on", 1500, 1700));
        assertThat(texts(LineCutter.cut(words, MINUTE))).containsExactly("so", "it goes", "on");
    }

    @Test
    void whoeverSpeaksNextBeginsALine() {
        List<SourceLine> lines = LineCutter.cut(
                List.of(
                        new Word("Who", 0, 200, null, 0),
                        new Word("is", 220, 300, null, 0),
                        new Word("me", 310, 500, null, 1)),
                MINUTE);
        assertThat(texts(lines)).containsExactly("Who is", "me");
        assertThat(lines).extracting(SourceLine::speaker).containsExactly("0", "1");
    }

    @Test
    void whatIsTooLongIsCutWhereTheSpeakerPauses() {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long start = i * 300L + (i >= 25 ? 400 : 0);
            words.add(word("word" + i, start, start + 280));
        }
        List<SourceLine> lines = LineCutter.cut(words, MINUTE);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).text()).startsWith("word25 ");
    }

    @Test
    void scriptsWithoutSpacesGetNone() {
        List<Word> words = List.of(word("你", 0, 200), word("好，", 200, 400), word("世界。", 500, 900));
        assertThat(texts(LineCutter.cut(words, MINUTE))).containsExactly("你好，世界。");
    }

    @Test
    void nothingSaidIsNoLine() {
        assertThat(LineCutter.cut(List.of(), MINUTE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyWordIsInOneLineAndLinesAreInOrderWithinTheRecording(long seed) {
        Random random = new Random(seed);
        List<Word> words = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < 400; i++) {
            long length = 1L + random.nextInt(900);
            words.add(word("w" + i + (random.nextInt(9) == 0 ? "." : ""), at, at + length));
            at += length + (random.nextInt(12) == 0 ? random.nextInt(3000) : random.nextInt(100));
        }
        long total = at * 48;
        List<SourceLine> lines = LineCutter.cut(words, total);
        assertThat(String.join(" ", texts(lines)))
                .isEqualTo(String.join(" ", words.stream().map(Word::text).toList()));
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).end()).isLessThanOrEqualTo(total);
            assertThat(i == 0 || lines.get(i).onset() >= lines.get(i - 1).end()).isTrue();
        }
    }
}
