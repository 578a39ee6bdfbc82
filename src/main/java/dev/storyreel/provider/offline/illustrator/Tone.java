package dev.storyreel.provider.offline.illustrator;

/**
 * A colour as sRGB, each part 0–255. Mixing happens in OKLab (Björn Ottosson, "A perceptual color space for image
 * processing", 2020), so that ramps between far hues stay clear instead of turning grey.
 */
record Tone(float r, float g, float b) {
    static final Tone WHITE = new Tone(255, 255, 255);
    static final Tone BLACK = new Tone(0, 0, 0);

    static Tone ofRgb(int rgb) {
        return new Tone((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);
    }

    int rgb() {
        return (Math.round(r) << 16) | (Math.round(g) << 8) | Math.round(b);
    }

    int argb(double opacity) {
        return ((int) Math.round(Math.clamp(opacity, 0, 1) * 255) << 24) | rgb();
    }

    /** OKLab lightness, 0–1. */
    double lightness() {
        return lab()[0];
    }

    double chroma() {
        double[] lab = lab();
        return Math.hypot(lab[1], lab[2]);
    }

    Tone mix(Tone other, double t) {
        double[] a = lab();
        double[] b = other.lab();
        return ofLab(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t);
    }

    Tone withLightness(double lightness) {
        double[] lab = lab();
        return ofLab(Math.clamp(lightness, 0, 1), lab[1], lab[2]);
    }

    Tone lighter(double by) {
        return withLightness(lightness() + by);
    }

    Tone saturated(double factor) {
        double[] lab = lab();
        return ofLab(lab[0], lab[1] * factor, lab[2] * factor);
    }

    private double[] lab() {
        double lr = linear(r);
        double lg = linear(g);
        double lb = linear(b);
        double l = Math.cbrt(0.4122214708 * lr + 0.5363325363 * lg + 0.0514459929 * lb);
        double m = Math.cbrt(0.2119034982 * lr + 0.6806995451 * lg + 0.1073969566 * lb);
        double s = Math.cbrt(0.0883024619 * lr + 0.2817188376 * lg + 0.6299787005 * lb);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static Tone ofLab(double lightness, double a, double b) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Tone(
                encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double v) {
        return v * v * v;
    }

    private static double linear(float part) {
        double v = part / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static float encoded(double linear) {
        double v = Math.clamp(linear, 0, 1);
        double e = v <= 0.0031308 ? v * 12.92 : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
        return (float) (Math.clamp(e, 0, 1) * 255);
    }
}
