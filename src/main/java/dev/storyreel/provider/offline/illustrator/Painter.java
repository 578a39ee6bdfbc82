package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.provider.offline.illustrator.Composition.Place;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws one picture: ground, ornaments, companions from far to near, hero, and the finish of paper or film. */
final class Painter {
    private final Casting casting;
    private final Palette palette;
    private final Look look;
    private final int width;
    private final int height;
    private final double unit;
    private final SplittableRandom random;

    Painter(Casting casting, Palette palette, Look look, int width, int height) {
        this.casting = casting;
        this.palette = palette;
        this.look = look;
        this.width = width;
        this.height = height;
        this.unit = Composition.unit(width, height);
        this.random = new SplittableRandom(casting.seed());
    }

    BufferedImage paint() throws InterruptedException {
        Sprite hero = casting.hero().map(Sprite::of).orElse(null);
        double aspect = hero == null ? 1 : hero.aspect();
        Place place = casting.composition().hero(width, height, aspect, casting.mirrored(), random);
        int turn = look.inks() == 1 ? 1 + casting.turn() % 2 : casting.turn();
        Stage stage = new Stage(
                width, height, unit, place.x(), place.y(), place.size() / 2, palette, look, turn, random.split());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        casting.scenery().build(stage).paint(Sprite.pixels(image), random.nextLong());
        Graphics2D g = Sprite.smooth(image);
        try {
            Ornament.of(casting.scenery(), stage, hero != null).draw(g);
            if (casting.composition() == Composition.PATTERN) {
                pattern(g, place);
            }
            companions(g, place, aspect);
            if (hero != null) {
                checkInterrupt();
                stamp(g, hero, place, true);
            }
        } finally {
            g.dispose();
        }
        checkInterrupt();
        Finish.apply(Sprite.pixels(image), width, height, look, palette, random.nextLong());
        return image;
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("drawing was interrupted");
        }
    }

    private void companions(Graphics2D g, Place heroPlace, double aspect) throws InterruptedException {
        List<Icon> icons = new ArrayList<>(casting.companions());
        icons.addAll(casting.extras());
        if (casting.hero().isEmpty() || icons.isEmpty()) {
            return;
        }
        List<Place> places =
                casting.composition().companions(width, height, heroPlace, casting.mirrored(), random).stream()
                        .filter(place -> !place.hiddenBehind(heroPlace, aspect))
                        .toList();
        int count = casting.composition() == Composition.CONSTELLATION
                ? places.size()
                : Math.min(places.size(), icons.size());
        for (int i = count - 1; i >= 0; i--) {
            checkInterrupt();
            stamp(g, Sprite.of(icons.get(i % icons.size())), places.get(i), false);
        }
    }

    private void stamp(Graphics2D g, Sprite sprite, Place place, boolean hero) {
        if (sprite.empty()) {
            return;
        }
        BufferedImage drawn = sprite.draw(place.size(), place.turn());
        double inks = Math.min(1, look.inks() + (hero ? 0 : Math.abs(place.depth()) * 0.6));
        Cutout.tint(drawn, palette, look.inks() == 1 ? 0 : casting.turn(), inks);
        if (look.paperEdge()) {
            drawn = Cutout.onPaper(
                    drawn,
                    (int) Math.max(3, place.size() * 0.02 + unit * 0.004),
                    palette.lightest().mix(Tone.WHITE, 0.75));
        }
        double x = place.x() - drawn.getWidth() / 2.0;
        double y = place.y() - drawn.getHeight() / 2.0;
        double lift = place.size() * (hero ? 0.035 : 0.05);
        if (look.glow()) {
            Cutout.shade(
                    g,
                    drawn,
                    x,
                    y,
                    place.size() * 0.09,
                    palette.body(casting.turn() + 1).lighter(0.2),
                    hero ? 0.75 : 0.35);
        }
        Cutout.shade(
                g,
                drawn,
                x + lift * 0.3,
                y + lift,
                place.size() * 0.06,
                palette.darkest().mix(Tone.BLACK, 0.5),
                hero ? 0.5 : 0.38 * (1 - Math.abs(place.depth())));
        double blur = Math.abs(place.depth()) * unit * 0.008 * Math.min(1.6, look.softness() / 3);
        if (blur < 3) {
            g.drawImage(drawn, (int) Math.round(x), (int) Math.round(y), null);
        } else {
            Cutout.soften(drawn, blur).draw(g, x, y);
        }
    }

    /** Small silhouettes in staggered rows, tone in tone, above where captions go. */
    private void pattern(Graphics2D g, Place heroPlace) {
        Icon icon = casting.companions().isEmpty()
                ? casting.hero().orElse(null)
                : casting.companions().getFirst();
        if (icon == null) {
            return;
        }
        double size = unit * 0.085;
        BufferedImage motif = Sprite.of(icon).draw(size, casting.mirrored() ? 0.26 : -0.26);
        Cutout.silhouette(
                motif,
                palette.dark()
                        ? palette.vivid(casting.turn())
                        : palette.vivid(casting.turn()).mix(palette.darkest(), 0.3));
        java.awt.Composite plain = g.getComposite();
        double step = unit * 0.19;
        int row = 0;
        for (double y = step * 0.4; y < height * 0.66; y += step * 0.8, row++) {
            for (double x = (row & 1) * step / 2 - step * 0.2; x < width + step; x += step) {
                double far = Math.hypot(x - heroPlace.x(), y - heroPlace.y());
                if (far > heroPlace.size() * 0.62) {
                    double fade = Math.min(1, (height * 0.66 - y) / (height * 0.15));
                    g.setComposite(AlphaComposite.SrcOver.derive((float) (0.3 * Math.max(0, fade))));
                    g.drawImage(motif, (int) (x - motif.getWidth() / 2.0), (int) (y - motif.getHeight() / 2.0), null);
                }
            }
        }
        g.setComposite(plain);
    }
}
