package dev.storyreel.media.caption;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines of text into glyphs: chooses fonts, orders what runs from right to left, and lets the HarfBuzz inside the JDK
 * do the shaping. For one thread.
 */
final class TextShaper {
    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);
    private static final char PICTURE = '\uFFFC';
    private static final int FIRST_FLAG_LETTER = 0x1F1E6;
    private static final int LAST_FLAG_LETTER = 0x1F1FF;

    private final CaptionFonts fonts;
    private final String weight;
    private final boolean rightToLeft;
    private final boolean japanese;
    private final BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);

    TextShaper(CaptionFonts fonts, String weight, boolean rightToLeft, boolean japanese) {
        this.fonts = fonts;
        this.weight = weight;
        this.rightToLeft = rightToLeft;
        this.japanese = japanese;
    }

    ShapedLine shape(List<LinePart> parts) throws IOException {
        Line line = new Line();
        for (LinePart part : parts) {
            if (part.spaceBefore() && !line.text.isEmpty()) {
                line.add(" ", part.word(), line.lastFont(), null);
            }
            for (String cluster : clusters(part.text())) {
                add(line, cluster, part.word());
            }
        }
        return line.shaped();
    }

    /** What a reader takes as one character each. */
    List<String> clusters(String text) {
        List<String> found = new ArrayList<>();
        clusters.setText(text);
        int start = 0;
        for (int end = clusters.following(0); end != BreakIterator.DONE; end = clusters.next()) {
            found.add(text.substring(start, end));
            start = end;
        }
        return found;
    }

    private void add(Line line, String cluster, int word) throws IOException {
        if (Emoji.isPicture(cluster)) {
            @Nullable String body = fonts.emoji().find(cluster).orElse(null);
            if (body != null) {
                line.add(String.valueOf(PICTURE), word, line.lastFont(), body);
                return;
            }
        }
        String letters = letters(cluster);
        @Nullable String font = fontOf(letters, line.lastFont());
        if (font != null) {
            line.add(letters, word, font, null);
            return;
        }
        // letters in disguise, such as those of mathematics, have a plain form
        for (int character :
                Normalizer2.getNFKCInstance().normalize(letters).codePoints().toArray()) {
            String alone = Character.toString(character);
            font = fontOf(alone, line.lastFont());
            if (font == null) {
                line.missing++;
            } else {
                line.add(alone, word, font, null);
            }
        }
    }

    /** No font has flags: they are shown as the letters of the country. Style marks have done their work. */
    private static String letters(String cluster) {
        StringBuilder letters = new StringBuilder();
        cluster.codePoints()
                .filter(c -> !UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR))
                .map(c -> c >= FIRST_FLAG_LETTER && c <= LAST_FLAG_LETTER ? c - FIRST_FLAG_LETTER + 'A' : c)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private @Nullable String fontOf(String cluster, @Nullable String last) throws IOException {
        int script = script(cluster);
        if (last != null && isShared(script) && has(last, cluster)) {
            return last;
        }
        for (String name : fonts.candidates(script, weight, japanese)) {
            if (has(name, cluster)) {
                return name;
            }
        }
        return null;
    }

    private boolean has(String name, String text) throws IOException {
        Font font = fonts.font(name);
        return text.codePoints().allMatch(c -> Character.getType(c) == Character.FORMAT || font.canDisplay(c));
    }

    private static int script(String cluster) {
        return cluster.codePoints()
                .map(UScript::getScript)
                .filter(script -> !isShared(script))
                .findFirst()
                .orElse(UScript.COMMON);
    }

    private static boolean isShared(int script) {
        return script == UScript.COMMON || script == UScript.INHERITED;
    }

    /** A line being filled. */
    private final class Line {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> words = new ArrayList<>();
        private final List<@Nullable String> fontNames = new ArrayList<>();
        private final List<@Nullable String> bodies = new ArrayList<>();
        private int missing;

        private final Map<Integer, Path2D> outlines = new TreeMap<>();
        private final List<ShapedLine.Picture> pictures = new ArrayList<>();
        private final List<ShapedLine.Glyph> glyphs = new ArrayList<>();
        private final Rectangle2D.Double ink = new Rectangle2D.Double();
        private double x;

        void add(String piece, int word, @Nullable String font, @Nullable String body) {
            text.append(piece);
            for (int i = 0; i < piece.length(); i++) {
                words.add(word);
                fontNames.add(font);
                bodies.add(body);
            }
        }

        @Nullable
        String lastFont() {
            return fontNames.isEmpty() ? null : fontNames.getLast();
        }

        ShapedLine shaped() throws IOException {
            if (!text.isEmpty()) {
                for (int[] run : visualRuns()) {
                    boolean backwards = (run[2] & 1) == 1;
                    List<int[]> segments = segments(run[0], run[1]);
                    for (int[] segment : backwards ? segments.reversed() : segments) {
                        shapeSegment(segment[0], segment[1], backwards);
                    }
                }
            }
            return new ShapedLine(outlines, List.copyOf(pictures), List.copyOf(glyphs), ink, missing);
        }

        /** Start, limit and level of each run of one direction, from left to right. */
        private int[][] visualRuns() {
            Bidi bidi = new Bidi(
                    text.toString(), rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
            int count = bidi.getRunCount();
            byte[] levels = new byte[count];
            int[][] runs = new int[count][];
            for (int i = 0; i < count; i++) {
                levels[i] = (byte) bidi.getRunLevel(i);
                runs[i] = new int[] {bidi.getRunStart(i), bidi.getRunLimit(i), bidi.getRunLevel(i)};
            }
            Bidi.reorderVisually(levels, 0, runs, 0, count);
            return runs;
        }

        /** Parts of one font each, and pictures, each alone. */
        private List<int[]> segments(int from, int to) {
            List<int[]> segments = new ArrayList<>();
            int start = from;
            for (int i = from + 1; i <= to; i++) {
                if (i == to
                        || bodies.get(i) != null
                        || bodies.get(i - 1) != null
                        || !Objects.equals(fontNames.get(i), fontNames.get(i - 1))) {
                    segments.add(new int[] {start, i});
                    start = i;
                }
            }
            return segments;
        }

        private void shapeSegment(int from, int to, boolean backwards) throws IOException {
            @Nullable String body = bodies.get(from);
            @Nullable String name = fontNames.get(from);
            if (body != null) {
                double side = ShapedLine.Picture.SIDE;
                double left = x + (ShapedLine.Picture.ADVANCE - side) / 2;
                pictures.add(new ShapedLine.Picture(words.get(from), body, left));
                cover(new Rectangle2D.Double(left, ShapedLine.Picture.TOP, side, side));
                x += ShapedLine.Picture.ADVANCE;
            } else if (name != null) {
                char[] characters = text.toString().toCharArray();
                int direction = backwards ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
                shapeGlyphs(name, fonts.font(name).layoutGlyphVector(EXACT, characters, from, to, direction), from);
            } else {
                // a space before the first letter or picture of all
                x += CaptionFonts.EM / 4.0;
            }
        }

        private void shapeGlyphs(String name, GlyphVector shaped, int from) {
            AffineTransform shift = AffineTransform.getTranslateInstance(x, 0);
            for (int i = 0; i < shaped.getNumGlyphs(); i++) {
                int character = from + shaped.getGlyphCharIndex(i);
                glyphs.add(new ShapedLine.Glyph(
                        name,
                        shaped.getGlyphCode(i),
                        character,
                        x + shaped.getGlyphPosition(i).getX()));
                Path2D outline = outlines.computeIfAbsent(words.get(character), w -> new Path2D.Double());
                outline.append(shaped.getGlyphOutline(i).getPathIterator(shift), false);
            }
            Rectangle2D covered = shaped.getOutline().getBounds2D();
            if (!covered.isEmpty()) {
                covered.setRect(covered.getX() + x, covered.getY(), covered.getWidth(), covered.getHeight());
                cover(covered);
            }
            x += shaped.getGlyphPosition(shaped.getNumGlyphs()).getX();
        }

        private void cover(Rectangle2D covered) {
            if (ink.isEmpty()) {
                ink.setRect(covered);
            } else {
                ink.add(covered);
            }
        }
    }
}
