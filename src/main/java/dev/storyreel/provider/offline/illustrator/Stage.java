package dev.storyreel.provider.offline.illustrator;

import java.util.SplittableRandom;

/**
 * What a scenery is built for.
 *
 * @param unit the side of the square that things are measured by, pixels
 * @param focusX where the eye shall go, pixels
 * @param focusY pixels
 * @param focusRadius half the size of what is there, pixels
 * @param turn which accent leads
 */
record Stage(
        int width,
        int height,
        double unit,
        double focusX,
        double focusY,
        double focusRadius,
        Palette palette,
        Look look,
        int turn,
        SplittableRandom random) {
    /** @param t 0 far, 1 near */
    Tone tone(double t) {
        return palette.layer(t, turn);
    }

    Tone glow() {
        return palette.dark()
                ? palette.body(turn).lighter(0.16)
                : palette.lightest().mix(Tone.WHITE, 0.55);
    }

    Field below(float[] line) {
        return Field.below(line, Math.max(1, (int) (unit * 0.02)));
    }

    Ground ground(Tone top, Tone bottom) {
        return new Ground(width, height, top, bottom);
    }

    /** A sheet at distance {@code t}, 0 far and out of focus, 1 near, standing in mist. */
    Layer sheet(Field field, double t) {
        Tone tone = tone(t);
        Tone mist =
                palette.dark() ? tone.mix(palette.ground(), 0.6) : tone.mix(palette.ground(), 0.42 * (1 - t) + 0.06);
        double soft = 1.2 + look.softness() * unit / 1000 * Math.pow(1 - t, 2) * 2;
        return new Layer(
                field,
                tone.lighter(palette.dark() ? 0.05 : 0.03),
                mist,
                unit * (0.5 - 0.2 * t),
                soft,
                look.shadow(),
                unit * 0.055,
                1);
    }
}
