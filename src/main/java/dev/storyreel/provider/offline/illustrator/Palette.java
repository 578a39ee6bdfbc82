package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.error.StoryreelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A preset's colours, put in the order a picture needs them.
 *
 * @param ground the first colour: the sky or paper
 * @param accents the others, at least two, by lightness from the light one to the dark one
 */
record Palette(Tone ground, List<Tone> accents) {
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double DARK_BELOW = 0.5;
    private static final double GREY_BELOW = 0.035;

    /**
     * @param hex {@code #rrggbb}, ground first; empty for a quiet default
     * @throws StoryreelException {@link IllustratorError#PALETTE_INVALID}
     */
    static Palette parse(List<String> hex) {
        if (hex.isEmpty()) {
            return parse(List.of("#f4ead9", "#e9b872", "#d1603d", "#2f6f73", "#22323f"));
        }
        List<Tone> tones = new ArrayList<>();
        for (String colour : hex.subList(0, Math.min(hex.size(), 8))) {
            if (!HEX.matcher(colour).matches()) {
                throw new StoryreelException(
                        IllustratorError.PALETTE_INVALID,
                        "a palette's colours are written #rrggbb, not \"%.20s\"".formatted(colour));
            }
            tones.add(Tone.ofRgb(Integer.parseInt(colour.substring(1), 16)));
        }
        Tone ground = tones.getFirst();
        boolean dark = ground.lightness() < DARK_BELOW;
        List<Tone> accents = new ArrayList<>(tones.subList(1, tones.size()));
        while (accents.size() < 3) {
            accents.add(ground.lighter((dark ? 0.22 : -0.22) * (accents.size() + 1)));
        }
        accents.sort(Comparator.comparingDouble(Tone::lightness).reversed());
        return new Palette(ground, List.copyOf(accents));
    }

    boolean dark() {
        return ground.lightness() < DARK_BELOW;
    }

    /** No hue to speak of: icons are then printed in the palette's own inks. */
    boolean grey() {
        return accents.stream().mapToDouble(Tone::chroma).average().orElse(0) < GREY_BELOW;
    }

    Tone lightest() {
        Tone light = accents.getFirst();
        return light.lightness() > ground.lightness() ? light : ground;
    }

    Tone darkest() {
        Tone dark = accents.getLast();
        return dark.lightness() < ground.lightness() ? dark : ground;
    }

    /** The accent with the strongest colour, the {@code n}-th strongest for more. */
    Tone vivid(int n) {
        List<Tone> strongest = accents.stream()
                .sorted(Comparator.comparingDouble(Tone::chroma).reversed())
                .toList();
        return strongest.get(Math.floorMod(n, Math.min(3, strongest.size())));
    }

    /**
     * The colour of a layer: air lies before what is far, so on a light ground the near is dark and strong, and on a
     * dark ground the far glows while the near sinks into the dark.
     *
     * @param t 0 far, 1 near
     * @param turn which accent the middle distance leans to
     */
    Tone layer(double t, int turn) {
        Tone middle = dark() ? ground.mix(body(turn), 0.5) : body(turn);
        Tone far = dark() ? ground.mix(body(turn), 0.62).lighter(0.05) : ground.mix(middle, 0.32);
        Tone shade =
                dark() ? ground.mix(body(turn), 0.2) : middle.lighter(-0.15).mix(darkest(), 0.18);
        Tone near = dark() ? ground.mix(Tone.BLACK, 0.45) : darkest().mix(shade, 0.12);
        if (t < 0.45) {
            return far.mix(middle, Math.max(0, t) / 0.45);
        }
        return t < 0.8 ? middle.mix(shade, (t - 0.45) / 0.35) : shade.mix(near, Math.min(1, (t - 0.8) / 0.2));
    }

    /**
     * The accent that large shapes are made of: strong, and on a dark ground not light, as light colours mixed into the
     * dark turn muddy.
     */
    Tone body(int n) {
        List<Tone> fit = accents.stream()
                .filter(tone -> !dark() || tone.lightness() < 0.74)
                .sorted(Comparator.comparingDouble(Tone::chroma).reversed())
                .limit(3)
                .toList();
        return fit.isEmpty() ? vivid(n) : fit.get(Math.floorMod(n, fit.size()));
    }
}
