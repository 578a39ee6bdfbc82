package dev.storyreel.provider.offline.illustrator;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** What is done to a drawn illustration so that it belongs to its picture: inks, edge, shadow, blur. */
final class Cutout {
    private static final int COARSE = 4;

    private Cutout() {}

    /**
     * Prints an illustration more or less in the palette's inks, in place.
     *
     * @param inks its share, 0–1
     */
    static void tint(BufferedImage image, Palette palette, int turn, double inks) {
        int[] ramp = ramp(palette, turn, inks < 1 ? 1 : 1.35);
        int[] pixels = Sprite.pixels(image);
        int share = (int) Math.round(inks * 256);
        for (int i = 0; i < pixels.length; i++) {
            int p = pixels[i];
            int a = p >>> 24;
            if (a == 0) {
                continue;
            }
            int r = (p >> 16) & 255;
            int g = (p >> 8) & 255;
            int b = p & 255;
            int luma = Math.min(255, ((r * 54 + g * 183 + b * 19) / a * 255) >> 8);
            int ink = ramp[luma];
            r += ((((ink >> 16) & 255) * a / 255 - r) * share) >> 8;
            g += ((((ink >> 8) & 255) * a / 255 - g) * share) >> 8;
            b += (((ink & 255) * a / 255 - b) * share) >> 8;
            pixels[i] = (a << 24) | (r << 16) | (g << 8) | b;
        }
    }

    private static int[] ramp(Palette palette, int turn, double contrast) {
        Tone dark = palette.darkest();
        Tone light = palette.lightest().mix(Tone.WHITE, 0.4);
        Tone middle = palette.vivid(turn);
        int[] ramp = new int[256];
        for (int i = 0; i < 256; i++) {
            double t = Math.pow(i / 255.0, contrast);
            ramp[i] = (t < 0.5 ? dark.mix(middle, t * 2) : middle.mix(light, t * 2 - 1)).rgb();
        }
        return ramp;
    }

    /** Fills an illustration's silhouette with one colour, in place. */
    static void silhouette(BufferedImage image, Tone tone) {
        int[] pixels = Sprite.pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            int a = pixels[i] >>> 24;
            pixels[i] = premultiplied(tone, a);
        }
    }

    /**
     * Draws a soft copy of the silhouette under where the illustration will be.
     *
     * @param blur pixels
     */
    static void shade(Graphics2D g, BufferedImage image, double x, double y, double blur, Tone tone, double opacity) {
        int margin = (int) Math.ceil(blur * 2 / COARSE) + 2;
        BufferedImage coarse = shrunk(image, COARSE, margin);
        byte[] alpha = alpha(coarse);
        Blur.plane(alpha, coarse.getWidth(), coarse.getHeight(), Math.max(1, (int) (blur / COARSE / 1.7)));
        fill(coarse, alpha, tone, opacity);
        g.drawImage(
                coarse,
                (int) Math.round(x - margin * COARSE),
                (int) Math.round(y - margin * COARSE),
                coarse.getWidth() * COARSE,
                coarse.getHeight() * COARSE,
                null);
    }

    /**
     * Draws the illustration on a slightly larger piece of paper.
     *
     * @param width of the rim, pixels
     */
    static BufferedImage onPaper(BufferedImage image, int width, Tone paper) {
        int margin = width + 3;
        BufferedImage sheet = new BufferedImage(
                image.getWidth() + 2 * margin, image.getHeight() + 2 * margin, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = Sprite.smooth(sheet);
        g.drawImage(image, margin, margin, null);
        g.dispose();
        byte[] alpha = alpha(sheet);
        Blur.plane(alpha, sheet.getWidth(), sheet.getHeight(), Math.max(1, width / 2));
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (byte) Math.clamp(((alpha[i] & 255) - 10) * 9L, 0, 255);
        }
        fill(sheet, alpha, paper, 1);
        Graphics2D over = Sprite.smooth(sheet);
        over.drawImage(image, margin, margin, null);
        over.dispose();
        return sheet;
    }

    /** Blurs an illustration: a coarse copy that is to be drawn {@code result.scale} times as large. */
    static Soft soften(BufferedImage image, double blur) {
        int scale = blur > 16 ? 8 : COARSE;
        int margin = (int) Math.ceil(blur * 2 / scale) + 2;
        BufferedImage coarse = shrunk(image, scale, margin);
        int[] pixels = Sprite.pixels(coarse);
        int radius = Math.max(1, (int) Math.round(blur / scale / 1.7));
        int[] blurred = new int[pixels.length];
        for (int shift = 0; shift <= 24; shift += 8) {
            byte[] plane = new byte[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                plane[i] = (byte) (pixels[i] >>> shift);
            }
            Blur.plane(plane, coarse.getWidth(), coarse.getHeight(), radius);
            for (int i = 0; i < pixels.length; i++) {
                blurred[i] |= (plane[i] & 255) << shift;
            }
        }
        System.arraycopy(blurred, 0, pixels, 0, pixels.length);
        return new Soft(coarse, scale, margin);
    }

    /** @param margin in pixels of the coarse copy */
    record Soft(BufferedImage image, int scale, int margin) {
        void draw(Graphics2D g, double x, double y) {
            g.drawImage(
                    image,
                    (int) Math.round(x - margin * scale),
                    (int) Math.round(y - margin * scale),
                    image.getWidth() * scale,
                    image.getHeight() * scale,
                    null);
        }
    }

    private static BufferedImage shrunk(BufferedImage image, int scale, int margin) {
        int width = (image.getWidth() + scale - 1) / scale + 2 * margin;
        int height = (image.getHeight() + scale - 1) / scale + 2 * margin;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = Sprite.smooth(small);
        g.translate(margin, margin);
        g.drawImage(image, 0, 0, image.getWidth() / scale, image.getHeight() / scale, null);
        g.dispose();
        return small;
    }

    private static byte[] alpha(BufferedImage image) {
        int[] pixels = Sprite.pixels(image);
        byte[] alpha = new byte[pixels.length];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (byte) (pixels[i] >>> 24);
        }
        return alpha;
    }

    private static void fill(BufferedImage image, byte[] alpha, Tone tone, double opacity) {
        int[] pixels = Sprite.pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            int a = (int) ((alpha[i] & 255) * opacity);
            pixels[i] = premultiplied(tone, a);
        }
    }

    private static int premultiplied(Tone tone, int alpha) {
        int r = (int) (tone.r() * alpha / 255);
        int g = (int) (tone.g() * alpha / 255);
        int b = (int) (tone.b() * alpha / 255);
        return (alpha << 24) | (r << 16) | (g << 8) | b;
    }
}
