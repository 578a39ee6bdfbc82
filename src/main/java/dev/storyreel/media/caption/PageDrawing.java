package dev.storyreel.media.caption;

import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import dev.storyreel.media.Canvas;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page as layers: what is the same in all its states is drawn once, and each state only colours the words. Not for use by
 * several threads at once.
 */
final class PageDrawing {
    private static final int OUTLINE = 0x0B0B10;
    private static final int PLATE = 0x101014;
    private static final double SHADOW = 0.6;
    private static final double PLATE_SIDE = 24;
    private static final double PLATE_ABOVE = 6;
    private static final double PLATE_CORNER = 20;
    private static final double SHORT_SIDE = 1080;

    private final CaptionLook look;
    private final double unit;
    private final PageLayout layout;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final Map<Integer, Path2D> outlines = new TreeMap<>();
    private final Map<Integer, Coverage> letters = new TreeMap<>();
    private final Coverage outline;
    private final int[] ground;
    private final int @Nullable [] pictures;

    PageDrawing(CaptionPage page, CaptionStyle style, Canvas canvas, CaptionFonts fonts) throws IOException {
        look = CaptionLook.of(style);
        unit = Math.min(canvas.width(), canvas.height()) / SHORT_SIDE;
        double margin = margin();
        TextShaper shaper = new TextShaper(fonts, look.weight(), page.rightToLeft(), page.japanese());
        layout = PageLayout.of(page, shaper, canvas, look.size() * unit, margin);
        SafeZone zone = SafeZone.of(canvas);
        Rectangle2D taken = taken();
        left = Math.max(zone.left(), evenDown(taken.getMinX() - margin));
        top = Math.max(zone.top(), evenDown(taken.getMinY() - margin));
        width = Math.max(0, Math.min(zone.right(), -evenDown(-taken.getMaxX() - margin)) - left);
        height = Math.max(0, Math.min(zone.bottom(), -evenDown(-taken.getMaxY() - margin)) - top);
        if (isEmpty()) {
            outline = new Coverage(new byte[0], 0, 0);
            ground = new int[0];
            pictures = null;
            return;
        }
        collectOutlines();
        outlines.forEach((word, path) -> letters.put(word, Coverage.of(width, height, path)));
        outline = Coverage.of(width, height, this::strokeAll);
        pictures = hasPictures() ? Coverage.painted(width, height, this::drawPictures) : null;
        ground = ground();
    }

    /** Whether nothing of the page can be shown. */
    boolean isEmpty() {
        return width == 0 || height == 0;
    }

    /** How many characters were left out, as no font has them. */
    int missing() {
        return layout.lines().stream().mapToInt(line -> line.shape().missing()).sum();
    }

    /** The page with the words up to the active one as spoken. */
    CaptionOverlay overlay(int active) {
        if (isEmpty()) {
            return CaptionOverlay.NOTHING;
        }
        int[] pixels = ground.clone();
        letters.forEach((word, coverage) -> {
            int colour = word == active ? look.active() : word < active ? look.spoken() : look.waiting();
            paint(pixels, coverage, colour, 1);
        });
        if (pictures != null) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = over(pictures[i], pixels[i]);
            }
        }
        return CaptionOverlay.of(pixels, left, top, width, height);
    }

    /** Of each word that has letters: their coverage. */
    Map<Integer, Coverage> letters() {
        return letters;
    }

    /** What letters stand on by design: the solid outline, or the plate close to the letters. */
    Coverage support() {
        return outline;
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    private double margin() {
        double plate = look.plate() > 0 ? PLATE_SIDE : 0;
        return (look.outline() + look.blur() * 1.5 + look.drop() + plate) * unit + 1;
    }

    /** How far beyond the letters counts as what they stand on. */
    private double strokeWidth() {
        return Math.max(1, (look.outline() > 0 ? look.outline() : PLATE_ABOVE) * unit);
    }

    /** What lines take up on the canvas, without margins. */
    private Rectangle2D taken() {
        Rectangle2D all = new Rectangle2D.Double();
        double scale = layout.em() / CaptionFonts.EM;
        for (PageLayout.PlacedLine line : layout.lines()) {
            Rectangle2D ink = line.shape().ink();
            if (!ink.isEmpty()) {
                Rectangle2D box = new Rectangle2D.Double(
                        line.x() + ink.getMinX() * scale,
                        line.top(),
                        ink.getWidth() * scale,
                        line.bottom() - line.top());
                if (all.isEmpty()) {
                    all.setRect(box);
                } else {
                    all.add(box);
                }
            }
        }
        return all;
    }

    private AffineTransform placement(PageLayout.PlacedLine line) {
        AffineTransform placement = AffineTransform.getTranslateInstance(line.x() - left, line.baseline() - top);
        placement.scale(layout.em() / CaptionFonts.EM, layout.em() / CaptionFonts.EM);
        return placement;
    }

    private void collectOutlines() {
        for (PageLayout.PlacedLine line : layout.lines()) {
            AffineTransform placement = placement(line);
            line.shape()
                    .outlines()
                    .forEach((word, path) -> outlines.computeIfAbsent(word, w -> new Path2D.Double())
                            .append(path.getPathIterator(placement), false));
        }
    }

    private void strokeAll(Graphics2D g) {
        g.setStroke(new BasicStroke((float) (2 * strokeWidth()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Path2D path : outlines.values()) {
            g.draw(path);
            g.fill(path);
        }
    }

    private int[] ground() {
        int[] pixels = new int[width * height];
        if (look.plate() > 0) {
            paint(pixels, Coverage.of(width, height, plate()), PLATE, look.plate());
            return pixels;
        }
        int blur = Math.max(1, (int) Math.round(look.blur() * unit / 2));
        Coverage shadow = withPictures(outline).shadow(blur, (int) Math.round(look.drop() * unit));
        paint(pixels, shadow, OUTLINE, SHADOW);
        paint(pixels, outline, OUTLINE, 1);
        return pixels;
    }

    private Coverage withPictures(Coverage coverage) {
        if (pictures == null) {
            return coverage;
        }
        byte[] samples = coverage.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.max(samples[i] & 0xff, pictures[i] >>> 24);
        }
        return new Coverage(samples, width, height);
    }

    private Path2D plate() {
        Path2D plate = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double scale = layout.em() / CaptionFonts.EM;
        double corner = 2 * PLATE_CORNER * unit;
        for (PageLayout.PlacedLine line : layout.lines()) {
            Rectangle2D ink = line.shape().ink();
            if (!ink.isEmpty()) {
                double side = PLATE_SIDE * unit;
                double above = PLATE_ABOVE * unit;
                double x = line.x() - left + ink.getMinX() * scale - side;
                double y = line.top() - top - above;
                double wide = ink.getWidth() * scale + 2 * side;
                double high = line.bottom() - line.top() + 2 * above;
                plate.append(new RoundRectangle2D.Double(x, y, wide, high, corner, corner), false);
            }
        }
        return plate;
    }

    private boolean hasPictures() {
        return layout.lines().stream().anyMatch(line -> !line.shape().pictures().isEmpty());
    }

    private void drawPictures(Graphics2D g) {
        for (PageLayout.PlacedLine line : layout.lines()) {
            for (ShapedLine.Picture picture : line.shape().pictures()) {
                Graphics2D own = (Graphics2D) g.create();
                own.transform(placement(line));
                float side = (float) ShapedLine.Picture.SIDE;
                own.translate(picture.x(), ShapedLine.Picture.TOP);
                Emoji.document(picture.body())
                        .renderWithPlatform(NullPlatformSupport.INSTANCE, own, new ViewBox(0, 0, side, side));
                own.dispose();
            }
        }
    }

    private static void paint(int[] pixels, Coverage coverage, int colour, double opacity) {
        int part = (int) Math.round(opacity * 256);
        for (int i = 0; i < pixels.length; i++) {
            int alpha = (coverage.at(i) * part) >> 8;
            if (alpha != 0) {
                int red = divided((colour >> 16 & 0xff) * alpha);
                int green = divided((colour >> 8 & 0xff) * alpha);
                int blue = divided((colour & 0xff) * alpha);
                pixels[i] = over(alpha << 24 | red << 16 | green << 8 | blue, pixels[i]);
            }
        }
    }

    /** Premultiplied, the first over the second. */
    private static int over(int above, int below) {
        int rest = 255 - (above >>> 24);
        if (rest == 255) {
            return below;
        }
        int alpha = (above >>> 24) + divided((below >>> 24) * rest);
        int red = (above >> 16 & 0xff) + divided((below >> 16 & 0xff) * rest);
        int green = (above >> 8 & 0xff) + divided((below >> 8 & 0xff) * rest);
        int blue = (above & 0xff) + divided((below & 0xff) * rest);
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    /** Divided by 255, rounded; exact up to 255². */
    static int divided(int value) {
        int rounded = value + 128;
        return (rounded + (rounded >> 8)) >> 8;
    }

    private static int evenDown(double pixels) {
        return (int) Math.floor(pixels / 2) * 2;
    }
}
