package dev.storyreel.provider.offline.illustrator;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import dev.storyreel.error.StoryreelException;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A drawn illustration, cut to what is visible. Not for use by several threads at once. */
final class Sprite {
    private static final int UNITS = 128;
    private static final LoaderContext CLOSED = LoaderContext.builder()
            .externalResourcePolicy(ResourcePolicy.DENY_ALL)
            .build();

    private final SVGDocument document;
    private final Rectangle visible;

    private Sprite(SVGDocument document, Rectangle visible) {
        this.document = document;
        this.visible = visible;
    }

    static Sprite of(Icon icon) {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"128\" height=\"128\" viewBox=\"0 0 128 128\">"
                + icon.body() + "</svg>";
        SVGDocument document =
                new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null, CLOSED);
        if (document == null) {
            throw new StoryreelException(
                    IllustratorError.ILLUSTRATIONS_UNREADABLE, "the illustration " + icon.name() + " cannot be drawn");
        }
        BufferedImage small = new BufferedImage(UNITS, UNITS, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = smooth(small);
        document.renderWithPlatform(NullPlatformSupport.INSTANCE, g, new ViewBox(0, 0, UNITS, UNITS));
        g.dispose();
        return new Sprite(document, bounds(small));
    }

    /** Height ÷ width of what is visible. */
    double aspect() {
        return visible.height / (double) visible.width;
    }

    boolean empty() {
        return visible.isEmpty();
    }

    /**
     * @param size of the longer side of what is visible, pixels
     * @param turn radians, clockwise
     * @return as large as the turned drawing, drawn in its middle
     */
    BufferedImage draw(double size, double turn) {
        double scale = size / Math.max(visible.width, visible.height);
        double w = visible.width * scale;
        double h = visible.height * scale;
        int wide = (int) Math.ceil(Math.abs(w * Math.cos(turn)) + Math.abs(h * Math.sin(turn))) + 4;
        int tall = (int) Math.ceil(Math.abs(w * Math.sin(turn)) + Math.abs(h * Math.cos(turn))) + 4;
        BufferedImage image = new BufferedImage(wide, tall, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = smooth(image);
        g.translate(wide / 2.0, tall / 2.0);
        g.rotate(turn);
        g.scale(scale, scale);
        g.translate(-visible.getCenterX(), -visible.getCenterY());
        document.renderWithPlatform(NullPlatformSupport.INSTANCE, g, new ViewBox(0, 0, UNITS, UNITS));
        g.dispose();
        return image;
    }

    static Graphics2D smooth(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return g;
    }

    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static Rectangle bounds(BufferedImage image) {
        int[] pixels = pixels(image);
        Rectangle bounds = new Rectangle(-1, -1);
        for (int i = 0; i < pixels.length; i++) {
            if ((pixels[i] >>> 24) > 12) {
                bounds.add(i % UNITS, i / UNITS);
                bounds.add(i % UNITS + 1, i / UNITS + 1);
            }
        }
        return bounds;
    }
}
