package dev.storyreel.dub.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.dub.SourceLine;
import dev.storyreel.dub.transcript.GivenText.Cue;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenTextTest {
    private static List<Cue> cues(String text) {
        return ((GivenText.Timed) GivenText.read(text)).cues();
    }

    @Test
    void subRipIsRead() {
        assertThat(cues("""
                        \uFEFF1
                        00:00:01,000 --> 00:00:02,500
                        Hello <i>there</i>,
                        you {\\an8}two.

                        2
                        01:00:03,05 --> 01:00:04,000
                        -->  & so on
                        """.replace("\n", "\r\n")))
                .containsExactly(
                        new Cue(1000, 2500, "Hello there, you two.", "0"),
                        new Cue(3_603_050, 3_604_000, "--> & so on", "0"));
    }

    @Test
    void webVttIsRead() {
        assertThat(cues("""
                        WEBVTT - a title

                        NOTE
                        this is nobody's business

                        STYLE
                        ::cue { color: red }

                        intro
                        00:05.000 --> 00:06.000 position:10% align:start
                        <v Ann>Fish &amp; chips

                        00:01.5 --> 00:02.000
                        First.
                        """))
                .containsExactly(new Cue(1500, 2000, "First.", "0"), new Cue(5000, 6000, "Fish & chips", "Ann"));
    }

    @Test
    void whatIsHeardButNotSaidIsLeftOut() {
        assertThat(cues("""
                        00:01.000 --> 00:02.000
                        [applause]

                        00:03.000 --> 00:04.000
                        [a door
                        slams]

                        00:05.000 --> 00:06.000
                        ♪ ♪

                        00:07.000 --> 00:08.000
                        (All right.)
                        """)).containsExactly(new Cue(7000, 8000, "(All right.)", "0"));
        assertThat(GivenText.read("One.\n[applause]\n♪\nTwo."))
                .isEqualTo(new GivenText.Untimed(List.of("One.", "Two.")));
    }

    @Test
    void cuesAfterTheEndAreCounted() {
        GivenText.Timed timed =
                (GivenText.Timed) GivenText.read("00:01.000 --> 00:02.000\nIn.\n\n10:00.000 --> 10:01.000\nOut.\n");
        assertThat(timed.beyond(30 * 48_000)).isEqualTo(1);
        assertThat(timed.lines(30 * 48_000)).hasSize(1);
    }

    @Test
    void plainTextIsALineForEachLine() {
        assertThat(GivenText.read(" One. \n\n\tTwo\u0000 and a half. \n"))
                .isEqualTo(new GivenText.Untimed(List.of("One.", "Two and a half.")));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithWords() {
        assertThatThrownBy(() -> GivenText.read(" \n\u0001\n")).hasMessageContaining("no words");
        assertThatThrownBy(() -> GivenText.read("00:00:02,000 --> 00:00:02,000\nNow.\n"))
                .hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> GivenText.read("WEBVTT\n\n00:00:02.000 --> 00:00:03.000\n\n"))
                .hasMessageContaining("no words");
        assertThatThrownBy(() -> GivenText.read("a\n".repeat(10_001))).hasMessageContaining("10001 lines");
        assertThatThrownBy(() -> GivenText.read("a\n" + "b".repeat(1_001))).hasMessageContaining("line 2 has 1001");
    }

    @Test
    void cuesAreLinesWithinTheRecordingAndNotOverEachOther() {
        GivenText.Timed given = new GivenText.Timed(List.of(
                new Cue(0, 3000, "a", "0"),
                new Cue(2000, 5000, "b", "0"),
                new Cue(4000, 9000, "c", "0"),
                new Cue(7000, 8000, "d", "0")));
        assertThat(given.lines(6 * 48_000L))
                .containsExactly(
                        new SourceLine(0, 96_000, "a", "0"),
                        new SourceLine(96_000, 192_000, "b", "0"),
                        new SourceLine(192_000, 288_000, "c", "0"));
    }
}
