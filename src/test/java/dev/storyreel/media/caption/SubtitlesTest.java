package dev.storyreel.media.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SubtitlesTest {
    private static final SubtitleLimits ENGLISH = SubtitleLimits.of("en-GB");
    private static final Pattern TIME = Pattern.compile("(\\d{2,}):(\\d\\d):(\\d\\d)[,.](\\d{3})");

    @Test
    void filesLookAsPlayersExpectThem() {
        List<Subtitle> subtitles = List.of(
                new Subtitle(1500, 2750, List.of("An octopus", "has three hearts.")),
                new Subtitle(3_723_004, 3_724_000, List.of("Odd?")));

        assertThat(Subtitles.srt(subtitles)).isEqualTo("""
                        1
                        00:00:01,500 --> 00:00:02,750
                        An octopus
                        has three hearts.

                        2
                        01:02:03,004 --> 01:02:04,000
                        Odd?

                        """);
        assertThat(Subtitles.vtt(subtitles)).isEqualTo("""
                        WEBVTT

                        00:00:01.500 --> 00:00:02.750
                        An octopus
                        has three hearts.

                        01:02:03.004 --> 01:02:04.000
                        Odd?

                        """);
    }

    @Test
    void markupInTheTextStaysText() {
        List<Subtitle> subtitles = List.of(new Subtitle(0, 1, List.of("<i>a</i> & {\\an8} --> b")));

        assertThat(Subtitles.vtt(subtitles)).contains("&lt;i&gt;a&lt;/i&gt; &amp; {\\an8} --&gt; b");
        assertThat(Subtitles.srt(subtitles).lines().skip(2).findFirst().orElseThrow())
                .doesNotContain("<i", "</i", "{\\", "-->");
    }

    @Test
    void sentencesAreCutAndLinesAreEven() {
        List<TimedWord> words = TestCaptions.timed(
                "Short one. An octopus has three hearts, nine brains and blue blood, which is a lot for one animal.");

        assertThat(Subtitles.of(words, ENGLISH))
                .extracting(Subtitle::lines)
                .containsExactly(
                        List.of("Short one."),
                        List.of("An octopus has three hearts,", "nine brains and blue blood,"),
                        List.of("which is a lot for one animal."));
    }

    @Test
    void clausesAreKeptTogetherWhereLinesStayAlike() {
        List<TimedWord> words = TestCaptions.timed("Its blood is blue, because it carries copper instead.");

        assertThat(Subtitles.of(words, ENGLISH).getFirst().lines())
                .containsExactly("Its blood is blue,", "because it carries copper instead.");
    }

    @Test
    void noWordOfASentenceStandsAlone() {
        String text =
                "The octopus pumps its blood through two gills and the third heart feeds the body, while it rests there. "
                        + "Nine brains lie in its arms and its round head, together with copper. A crab walks sideways over the sea floor "
                        + "all through the night until it finds something that it likes to eat.";
        List<Subtitle> subtitles = Subtitles.of(TestCaptions.timed(text), ENGLISH);

        assertThat(subtitles).allSatisfy(subtitle -> {
            assertThat(String.join(" ", subtitle.lines()).split(" ")).hasSizeGreaterThan(3);
            assertThat(subtitle.endMs() - subtitle.startMs()).isGreaterThanOrEqualTo(1000);
        });
    }

    @Test
    void aSentenceTooShortToReadIsJoinedToTheNext() {
        List<TimedWord> words = List.of(
                new TimedWord("No.", true, 0, 250, false),
                new TimedWord("Herons", true, 300, 700, false),
                new TimedWord("wait.", true, 700, 1400, false));

        assertThat(Subtitles.of(words, ENGLISH))
                .extracting(Subtitle::lines)
                .containsExactly(List.of("No. Herons wait."));
    }

    @Test
    void smallGapsAreClosedAndShortOnesStayLongEnough() {
        List<TimedWord> words = List.of(
                new TimedWord("One.", true, 0, 900, false),
                new TimedWord("Two.", true, 1200, 1300, false),
                new TimedWord("Three.", true, 5000, 5400, false));

        List<Subtitle> subtitles = Subtitles.of(words, ENGLISH);

        assertThat(subtitles).extracting(Subtitle::startMs).containsExactly(0L, 1200L, 5000L);
        assertThat(subtitles).extracting(Subtitle::endMs).containsExactly(1116L, 2033L, 5833L);
    }

    @Test
    void noSubtitleHoldsWordsOfTwoParts() {
        TimedWord first = new TimedWord("so it goes", true, 0, 1000, false);
        TimedWord second = new TimedWord("and on", true, 1400, 2600, false);
        assertThat(Subtitles.of(List.of(first, second), ENGLISH)).hasSize(1);

        List<Subtitle> subtitles =
                Subtitles.ofParts(List.of(List.of(first), List.of(), List.of(second)), ENGLISH, 60_000);

        assertThat(subtitles).extracting(Subtitle::lines).containsExactly(List.of("so it goes"), List.of("and on"));
        assertThat(subtitles).extracting(Subtitle::endMs).containsExactly(1316L, 2600L);
    }

    @Test
    void noneIsShownBeyondTheEnd() {
        TimedWord last = new TimedWord("amen", true, 4700, 4900, false);

        assertThat(Subtitles.ofParts(List.of(List.of(last)), ENGLISH, 60_000)
                        .getLast()
                        .endMs())
                .isGreaterThan(5_000);
        assertThat(Subtitles.ofParts(List.of(List.of(last)), ENGLISH, 5_000)
                        .getLast()
                        .endMs())
                .isEqualTo(5_000);
    }

    @Test
    void readingSpeedIsTheLanguages() {
        assertThat(SubtitleLimits.of("ja").charactersPerSecond()).isEqualTo(4);
        assertThat(SubtitleLimits.of("zh-Hant").charactersPerSecond()).isEqualTo(9);
        assertThat(SubtitleLimits.of("fr").charactersPerSecond()).isEqualTo(17);
        List<TimedWord> words = List.of(new TimedWord("Pneumonoultramicroscopicsilicovolcanosis", true, 0, 500, false));
        assertThat(Subtitles.of(words, ENGLISH).getFirst().endMs()).isEqualTo(2000);
    }

    @Test
    void whatIsWrittenIsReadBackAndTimesNeverOverlap() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            String text = CaptionTrackTest.randomText(random);
            List<TimedWord> words =
                    TimedWord.later(TimedWord.align(List.of(), text, 1 + random.nextInt(30_000)), random.nextInt(5000));
            List<Subtitle> subtitles = Subtitles.of(words, ENGLISH);

            assertThat(read(Subtitles.srt(subtitles), false)).isEqualTo(subtitles);
            assertThat(read(Subtitles.vtt(subtitles), true)).isEqualTo(subtitles);
            long before = 0;
            for (Subtitle subtitle : subtitles) {
                assertThat(subtitle.startMs()).as(text).isGreaterThanOrEqualTo(before);
                before = subtitle.endMs();
                assertThat(subtitle.lines()).hasSizeLessThanOrEqualTo(2);
                assertThat(subtitle.lines())
                        .allSatisfy(line -> assertThat(line.contains(" ") ? Characters.columns(line) : 0)
                                .isLessThanOrEqualTo(42));
            }
            assertThat(subtitles.stream()
                            .flatMap(s -> s.lines().stream())
                            .reduce("", String::concat)
                            .replace(" ", ""))
                    .isEqualTo(words.stream()
                            .map(TimedWord::text)
                            .reduce("", String::concat)
                            .replace(" ", ""));
        }
    }

    private static List<Subtitle> read(String file, boolean vtt) {
        List<Subtitle> subtitles = new ArrayList<>();
        for (String block : file.split("\n\n", -1)) {
            List<String> lines = block.lines().toList();
            if (lines.size() < 2) {
                continue;
            }
            int times = vtt ? 0 : 1;
            Matcher matcher = TIME.matcher(lines.get(times));
            assertThat(matcher.find()).isTrue();
            long start = milliseconds(matcher);
            assertThat(matcher.find()).isTrue();
            long end = milliseconds(matcher);
            subtitles.add(new Subtitle(start, end, lines.subList(times + 1, lines.size())));
        }
        return subtitles;
    }

    private static long milliseconds(Matcher time) {
        return ((Long.parseLong(time.group(1)) * 60 + Long.parseLong(time.group(2))) * 60
                                + Long.parseLong(time.group(3)))
                        * 1000
                + Long.parseLong(time.group(4));
    }
}
