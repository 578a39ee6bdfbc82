package dev.storyreel.media.caption;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a page's lines stand on the canvas.
 *
 * @param lines from top to bottom
 * @param em size of the letters, pixels
 */
record PageLayout(List<PlacedLine> lines, double em) {
    /** Letters may shrink to this part of their size before a word is broken. */
    private static final double LEAST_SHRINK = 0.7;

    private static final int MOST_LINES = 3;
    private static final double ASCENT = 0.95;
    private static final double DESCENT = 0.32;
    private static final double LINE_STEP = 1.25;
    private static final double APART = 0.06;

    /**
     * @param x where the line begins, pixels of the canvas
     * @param baseline pixels of the canvas
     * @param top of what it takes up with its margins, pixels of the canvas
     * @param bottom likewise
     */
    record PlacedLine(ShapedLine shape, double x, double baseline, double top, double bottom) {}

    /**
     * @param em wanted size of the letters
     * @param margin pixels around the ink that outline, shadow and plate need, within the zone
     */
    static PageLayout of(CaptionPage page, TextShaper shaper, Canvas canvas, double em, double margin)
            throws IOException {
        SafeZone zone = SafeZone.of(canvas);
        double room = Math.max(0, zone.width() - 2 * margin);
        List<List<LinePart>> parts = parts(page);
        List<ShapedLine> shapes = shapes(parts, shaper);
        double size = Math.min(em, fitting(shapes, room));
        if (size < em * LEAST_SHRINK) {
            size = em * LEAST_SHRINK;
            List<List<LinePart>> broken = broken(parts, shaper, room / size * CaptionFonts.EM);
            while (broken.size() > MOST_LINES) {
                size *= 0.92;
                broken = broken(parts, shaper, room / size * CaptionFonts.EM);
            }
            shapes = shapes(broken, shaper);
            // even lines leave room to grow again
            size = Math.min(em, fitting(shapes, room));
        }
        return placed(shapes, Math.min(size, lowEnough(shapes, zone, margin)), zone, canvas, margin);
    }

    private static List<List<LinePart>> parts(CaptionPage page) {
        List<List<LinePart>> lines = new ArrayList<>();
        int word = 0;
        for (List<CaptionWord> line : page.lines()) {
            List<LinePart> parts = new ArrayList<>();
            for (CaptionWord each : line) {
                parts.add(new LinePart(word++, each.text(), each.spaceBefore()));
            }
            lines.add(parts);
        }
        return lines;
    }

    /** The fewest lines, and as even as they can be. */
    private static List<List<LinePart>> broken(List<List<LinePart>> parts, TextShaper shaper, double room)
            throws IOException {
        WordBreaker breaker = new WordBreaker(parts, shaper);
        List<List<LinePart>> fewest = breaker.lines(room);
        for (double narrower = 0.5; narrower < 1 && fewest.size() <= MOST_LINES; narrower += 0.05) {
            List<List<LinePart>> lines = breaker.lines(room * narrower);
            if (lines.size() == fewest.size()) {
                return lines;
            }
        }
        return fewest;
    }

    private static List<ShapedLine> shapes(List<List<LinePart>> lines, TextShaper shaper) throws IOException {
        List<ShapedLine> shapes = new ArrayList<>();
        for (List<LinePart> line : lines) {
            shapes.add(shaper.shape(line));
        }
        return shapes;
    }

    /** The size at which the widest line just fits. */
    private static double fitting(List<ShapedLine> shapes, double room) {
        double widest = shapes.stream()
                .mapToDouble(shape -> shape.ink().getWidth())
                .max()
                .orElse(0);
        return widest == 0 ? Double.MAX_VALUE : room / widest * CaptionFonts.EM;
    }

    /** The size at which all lines just fit the zone's height. */
    private static double lowEnough(List<ShapedLine> shapes, SafeZone zone, double margin) {
        double height = 0;
        for (double step : steps(shapes)) {
            height += step;
        }
        height += descent(shapes.getLast());
        return Math.max(0, zone.height() - 2 * margin) / height;
    }

    private static PageLayout placed(List<ShapedLine> shapes, double em, SafeZone zone, Canvas canvas, double margin) {
        double[] steps = steps(shapes);
        double height = 0;
        for (double step : steps) {
            height += step * em;
        }
        height += descent(shapes.getLast()) * em + 2 * margin;
        double baseline = zone.topOf(height, canvas) + margin;
        List<PlacedLine> lines = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            baseline += steps[i] * em;
            ShapedLine shape = shapes.get(i);
            double x = (zone.left() + zone.right()) / 2.0 - shape.ink().getCenterX() * em / CaptionFonts.EM;
            lines.add(
                    new PlacedLine(shape, x, baseline, baseline - ascent(shape) * em, baseline + descent(shape) * em));
        }
        return new PageLayout(List.copyOf(lines), em);
    }

    /** From the top to the first baseline, and from each to the next, in em: tall scripts need more than others. */
    private static double[] steps(List<ShapedLine> shapes) {
        double[] steps = new double[shapes.size()];
        for (int i = 0; i < steps.length; i++) {
            double ascent = ascent(shapes.get(i));
            steps[i] = i == 0
                    ? ascent
                    : Math.max(LINE_STEP, inkBelow(shapes.get(i - 1)) + APART + inkAbove(shapes.get(i)));
        }
        return steps;
    }

    private static double ascent(ShapedLine shape) {
        return Math.max(ASCENT, inkAbove(shape));
    }

    private static double descent(ShapedLine shape) {
        return Math.max(DESCENT, inkBelow(shape));
    }

    private static double inkAbove(ShapedLine shape) {
        return -shape.ink().getMinY() / CaptionFonts.EM;
    }

    private static double inkBelow(ShapedLine shape) {
        return shape.ink().getMaxY() / CaptionFonts.EM;
    }
}
