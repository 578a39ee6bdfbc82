package dev.storyreel.media.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TextShaperTest {
    private final CaptionFonts fonts = TestCaptions.fonts();

    @ParameterizedTest
    @FieldSource("dev.storyreel.media.caption.TestCaptions#SCRIPTS")
    void noScriptHasABoxForALetter(String text) throws IOException {
        ShapedLine line = shape(text);

        assertThat(line.glyphs())
                .isNotEmpty()
                .allSatisfy(glyph -> assertThat(glyph.code())
                        .as("glyph for U+%04X", (int) text.charAt(Math.min(text.length() - 1, glyph.character())))
                        .isNotZero());
        assertThat(line.missing()).isZero();
        assertThat(line.ink().isEmpty()).isFalse();
    }

    /** Glyphs that HarfBuzz's own hb-shape 6.0.0 gives for the same font files, from left to right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NotoSans-Bold.ttf        | Qué “fjord”        | 50 86 169 1 519 71 75 80 83 69 520",
                "NotoSans-Bold.ttf        | Осьминог           | 437 472 483 467 463 468 469 458",
                "NotoSans-Bold.ttf        | Χταπόδι            | 369 398 379 394 406 382 387",
                "NotoSansArabic-Bold.ttf  | الأخطبوط           | 1215 1460 104 1219 642 703 46",
                "NotoSansArabic-Bold.ttf  | مُحَمَّد              | 214 1154 769 289 417 233 767",
                "NotoSansHebrew-Bold.ttf  | שָׁלוֹם              | 23 46 124 55 79 100 96",
                "NotoSansDevanagari-Bold.ttf | क्षत्रिय हिन्दी      | 179 607 269 51 3 607 61 202 42 653",
                "NotoSansThai-Bold.ttf    | น้ำเงินที่            | 71 59 49 86 91 58 92 71 117 94 44",
                "NotoSansSC-Bold.otf      | 章鱼，              | 12137 20706 21600",
                "NotoSansJP-Bold.otf      | 心臓がプリン         | 2003 4768 269 399 418 427",
                "NotoSansKR-Bold.otf      | 문어는              | 4752 7436 2540"
            })
    void scriptsAreShapedAsHarfBuzzShapesThem(String font, String text, String expected) throws IOException {
        List<ShapedLine.Glyph> glyphs = shape(text).glyphs();

        assertThat(glyphs).extracting(ShapedLine.Glyph::font).containsOnly(font);
        assertThat(glyphs.stream().map(glyph -> String.valueOf(glyph.code())).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void hebrewRunsFromRightToLeftAndItsNumbersDoNot() throws IOException {
        assertThat(seen("לתמנון יש 31 לבבות")).isEqualTo("תובבל 31 שי ןונמתל");
    }

    @Test
    void latinAndNumbersKeepTheirOrderInArabic() throws IOException {
        String text = "في Java 25 اليوم";
        List<ShapedLine.Glyph> glyphs = shape(text).glyphs();

        assertThat(x(glyphs, text.indexOf('ف'))).isGreaterThan(x(glyphs, text.indexOf("25")));
        assertThat(x(glyphs, text.indexOf("Java"))).isLessThan(x(glyphs, text.indexOf("25")));
        assertThat(x(glyphs, text.indexOf("Java"))).isGreaterThan(x(glyphs, text.lastIndexOf('و')));
    }

    @Test
    void bracketsAreMirroredFromRightToLeft() throws IOException {
        List<ShapedLine.Glyph> latin = shape("(a)").glyphs();
        List<ShapedLine.Glyph> hebrew = shape("(א)").glyphs();

        assertThat(hebrew.stream()
                        .filter(g -> g.character() == 0)
                        .findFirst()
                        .orElseThrow()
                        .code())
                .isEqualTo(latin.getLast().code());
        assertThat(hebrew.getLast().character()).isZero();
    }

    @Test
    void emojiAreDrawingsAndFlagsAreLetters() throws IOException {
        ShapedLine line = shape("🎉 👩‍🚀 ❤️ 👍🏽 5️⃣ 🦎 🇫🇷");

        assertThat(line.pictures()).hasSize(5);
        assertThat(line.missing()).as("one drawing is too large to be shipped").isEqualTo(1);
        assertThat(line.glyphs().stream().filter(glyph -> glyph.character() > 8))
                .isNotEmpty();
        assertThat(shape("🇫🇷").glyphs())
                .extracting(ShapedLine.Glyph::code)
                .isEqualTo(shape("FR").glyphs().stream()
                        .map(ShapedLine.Glyph::code)
                        .toList());
    }

    @Test
    void ideographsLookAsTheirReadersWriteThem() throws IOException {
        assertThat(shape("直").glyphs()).extracting(ShapedLine.Glyph::font).containsExactly("NotoSansSC-Bold.otf");
        assertThat(shape("直です").glyphs()).extracting(ShapedLine.Glyph::font).containsOnly("NotoSansJP-Bold.otf");
    }

    @Test
    void whatNoFontHasIsLeftOutAndCounted() throws IOException {
        ShapedLine line = shape("a𓀀b\uE000c\uD800d\u202Ee");

        assertThat(line.missing()).as("the hieroglyph; the rest is no text").isEqualTo(1);
        assertThat(line.glyphs())
                .hasSize(5)
                .allSatisfy(glyph -> assertThat(glyph.code()).isNotZero());
    }

    private ShapedLine shape(String text) throws IOException {
        String clean = Characters.clean(text);
        TextShaper shaper = new TextShaper(fonts, "Bold", Characters.rightToLeft(clean), Characters.japanese(clean));
        return shaper.shape(List.of(new LinePart(0, clean, false)));
    }

    /** The characters from left to right, one for each glyph. */
    private String seen(String text) throws IOException {
        return shape(text).glyphs().stream()
                .sorted(Comparator.comparingDouble(ShapedLine.Glyph::x))
                .map(glyph -> String.valueOf(text.charAt(glyph.character())))
                .collect(Collectors.joining());
    }

    private static double x(List<ShapedLine.Glyph> glyphs, int character) {
        return IntStream.range(0, glyphs.size())
                .filter(i -> glyphs.get(i).character() == character)
                .mapToDouble(i -> glyphs.get(i).x())
                .findFirst()
                .orElseThrow();
    }
}
