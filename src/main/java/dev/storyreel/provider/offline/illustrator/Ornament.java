package dev.storyreel.provider.offline.illustrator;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Small things between ground and illustrations: stars, bubbles, snow of light, rings. */
interface Ornament {
    void draw(Graphics2D g);

    static Ornament of(Scenery scenery, Stage stage, boolean hero) {
        return switch (scenery) {
            case SPACE -> g -> stars(g, stage, 130, 0.72);
            case UNDERWATER -> g -> bubbles(g, stage);
            case SEA, MEADOW, FOREST, PEAKS, DUNES, CITY, SKY ->
                g -> {
                    if (stage.palette().dark()) {
                        stars(g, stage, 60, 0.42);
                    }
                };
            case TABLE -> g -> {};
            case PORTAL, BEAMS, ARCS, BLOBS ->
                g -> {
                    dots(g, stage, hero ? 22 : 40);
                    if (!hero) {
                        planet(g, stage);
                    }
                };
        };
    }

    private static void stars(Graphics2D g, Stage s, int count, double reach) {
        SplittableRandom r = s.random();
        for (int i = 0; i < count; i++) {
            double x = r.nextDouble(s.width());
            double y = Math.pow(r.nextDouble(), 1.2) * s.height() * reach;
            double size = s.unit() * (i % 12 == 0 ? 0.011 : 0.0016 + r.nextDouble(0.0025));
            g.setColor(new Color(s.palette().lightest().mix(Tone.WHITE, 0.6).argb(r.nextDouble(0.35, 0.95)), true));
            g.fill(i % 12 == 0 ? sparkle(x, y, size) : new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size));
        }
    }

    private static Path2D sparkle(double x, double y, double size) {
        Path2D star = new Path2D.Double();
        star.moveTo(x, y - size);
        star.quadTo(x, y, x + size, y);
        star.quadTo(x, y, x, y + size);
        star.quadTo(x, y, x - size, y);
        star.quadTo(x, y, x, y - size);
        return star;
    }

    private static void bubbles(Graphics2D g, Stage s) {
        SplittableRandom r = s.random();
        Tone light = s.palette().lightest().mix(Tone.WHITE, 0.7);
        for (int cluster = 0; cluster < 4; cluster++) {
            double x = s.width() * r.nextDouble(0.06, 0.94);
            double y = s.height() * r.nextDouble(0.1, 0.6);
            for (int i = 0; i < 6; i++) {
                double size = s.unit() * r.nextDouble(0.005, 0.022);
                double bx = x + s.unit() * r.nextDouble(-0.05, 0.05);
                double by = y - i * s.unit() * 0.045;
                g.setColor(new Color(light.argb(0.14), true));
                g.fill(new Ellipse2D.Double(bx - size, by - size, 2 * size, 2 * size));
                g.setStroke(new BasicStroke((float) (s.unit() * 0.002)));
                g.setColor(new Color(light.argb(0.5), true));
                g.draw(new Ellipse2D.Double(bx - size, by - size, 2 * size, 2 * size));
                double spot = size * 0.25;
                g.fill(new Ellipse2D.Double(bx - size * 0.5, by - size * 0.5, spot, spot));
            }
        }
    }

    /** Confetti on a loose grid, so that it neither clumps nor lines up. */
    private static void dots(Graphics2D g, Stage s, int count) {
        SplittableRandom r = s.random();
        int columns = Math.max(3, (int) Math.round(Math.sqrt(count * (double) s.width() / (s.height() * 0.72))));
        int rows = (count + columns - 1) / columns;
        for (int i = 0; i < columns * rows; i++) {
            double x = (i % columns + r.nextDouble(0.15, 0.85)) * s.width() / columns;
            int row = i / columns;
            double y = (row + r.nextDouble(0.15, 0.85)) * s.height() * 0.7 / rows;
            double size = s.unit() * r.nextDouble(0.004, 0.013);
            if (Math.hypot(x - s.focusX(), y - s.focusY()) < s.focusRadius() * 1.3) {
                continue;
            }
            g.setColor(new Color(
                    s.palette().vivid(i).mix(s.palette().lightest(), 0.3).argb(0.75), true));
            if (i % 3 == 0) {
                g.setStroke(new BasicStroke((float) (s.unit() * 0.0035)));
                g.draw(new Ellipse2D.Double(x - size, y - size, 2 * size, 2 * size));
            } else if (i % 3 == 1) {
                g.fill(sparkle(x, y, size * 1.6));
            } else {
                g.fill(new Ellipse2D.Double(x - size * 0.6, y - size * 0.6, size * 1.2, size * 1.2));
            }
        }
    }

    /** Where there is no hero, a globe of light with rings is the thing to look at. */
    private static void planet(Graphics2D g, Stage s) {
        Palette p = s.palette();
        double radius = s.focusRadius() * 0.62;
        Tone body = p.vivid(s.turn());
        for (int i = 5; i >= 0; i--) {
            double size = radius * (0.45 + 0.11 * i);
            double shift = radius * 0.09 * i;
            g.setColor(new Color(body.mix(p.lightest(), 0.75 - 0.15 * i).rgb()));
            g.fill(new Ellipse2D.Double(
                    s.focusX() - radius * 0.2 + shift * 0.35 - size,
                    s.focusY() - radius * 0.25 + shift * 0.45 - size,
                    2 * size,
                    2 * size));
        }
        g.setStroke(new BasicStroke((float) (s.unit() * 0.004)));
        for (int i = 0; i < 3; i++) {
            double ring = radius * (1.35 + 0.22 * i);
            g.setColor(new Color(p.vivid(s.turn() + 1).mix(p.lightest(), 0.4).argb(0.7 - 0.18 * i), true));
            g.draw(new Ellipse2D.Double(s.focusX() - ring, s.focusY() - ring, 2 * ring, 2 * ring));
            double angle = s.random().nextDouble(6.28);
            double bead = s.unit() * 0.016;
            g.fill(new Ellipse2D.Double(
                    s.focusX() + ring * Math.cos(angle) - bead,
                    s.focusY() + ring * Math.sin(angle) - bead,
                    2 * bead,
                    2 * bead));
        }
    }
}
