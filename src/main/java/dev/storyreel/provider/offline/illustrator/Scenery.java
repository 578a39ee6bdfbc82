package dev.storyreel.provider.offline.illustrator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Where a picture plays. */
@SuppressWarnings("ImmutableEnumChecker") // the builders hold nothing
enum Scenery {
    SEA(Scenery::sea),
    UNDERWATER(Scenery::underwater),
    MEADOW(s -> land(s, Scenery::meadowLine)),
    FOREST(s -> land(
            s,
            (w, base, rise, t, r) -> t < 0.3
                    ? Lines.peaks(w, base, rise, w * 0.5, r)
                    : Lines.firs(w, base, rise * 1.35, rise * 0.62, r))),
    PEAKS(s -> land(
            s,
            (w, base, rise, t, r) -> t > 0.6
                    ? Lines.hills(w, base, rise * 0.4, w * 0.9, r)
                    : Lines.peaks(w, base, rise * 1.9, rise * 3.2, r))),
    DUNES(s -> land(s, (w, base, rise, t, r) -> Lines.hills(w, base, rise * 0.55, w * 1.5, r))),
    CITY(s -> land(
            s,
            (w, base, rise, t, r) -> t > 0.7
                    ? Lines.hills(w, base, rise * 0.12, w * 1.6, r)
                    : Lines.town(w, base, rise * 2.1, rise * (0.55 + 0.5 * t), r))),
    SKY(Scenery::sky),
    SPACE(Scenery::space),
    TABLE(Scenery::table),
    PORTAL(Scenery::portal),
    BEAMS(Scenery::beams),
    ARCS(Scenery::arcs),
    BLOBS(Scenery::blobs);

    private final Function<Stage, Ground> builder;

    Scenery(Function<Stage, Ground> builder) {
        this.builder = builder;
    }

    Ground build(Stage stage) {
        Ground ground = builder.apply(stage);
        foreground(stage, ground);
        return ground;
    }

    /** Light on the ground before what matters, and what is so near that it is out of focus: depth below the captions. */
    private void foreground(Stage s, Ground ground) {
        Tone near = s.tone(1);
        Tone lit = s.palette().dark()
                ? near.mix(s.palette().body(s.turn()), 0.6)
                : near.mix(s.palette().body(s.turn()), 0.3);
        for (int i = 0; i < 3; i++) {
            Tone tone = lit.mix(near, i / 2.0).lighter(-0.02 * i);
            double base = s.height() * (0.885 + 0.04 * i);
            ground.add(new Layer(
                    s.below(nearLine(s, base, i)),
                    tone.lighter(0.03),
                    tone.mix(near, 0.45),
                    s.unit() * 0.16,
                    s.unit() * (0.002 + 0.003 * i),
                    s.look().shadow(),
                    s.unit() * 0.05,
                    1));
        }
    }

    private float[] nearLine(Stage s, double base, int i) {
        int w = s.width();
        double u = s.unit();
        return switch (this) {
            case MEADOW -> Lines.firs(w, base, u * (0.05 + 0.02 * i), u * (0.03 + 0.012 * i), s.random());
            case FOREST, PEAKS -> Lines.firs(w, base, u * (0.1 + 0.02 * i), u * (0.08 + 0.03 * i), s.random());
            case SEA -> Lines.waves(w, base, u * 0.045, u * (0.3 + 0.06 * i), s.random());
            case SKY -> Lines.clouds(w, base, u * 0.1, u * (0.45 + 0.1 * i), s.random());
            case TABLE -> Lines.waves(w, base, u * 0.02, u * 0.12, s.random());
            case UNDERWATER, DUNES, CITY, SPACE, PORTAL, BEAMS, ARCS, BLOBS ->
                Lines.hills(w, base, u * (0.06 - 0.01 * i), w * (0.8 + 0.25 * i), s.random());
        };
    }

    /** The compositions that suit it. */
    List<Composition> compositions() {
        return switch (this) {
            case MEADOW, FOREST, PEAKS, DUNES, CITY ->
                List.of(Composition.STANDING, Composition.CLOSE, Composition.HALO);
            case TABLE -> List.of(Composition.HALO, Composition.STANDING);
            case SEA, SKY -> List.of(Composition.HALO, Composition.DUO, Composition.CLOSE);
            case UNDERWATER -> List.of(Composition.DUO, Composition.CLOSE, Composition.HALO, Composition.CONSTELLATION);
            case SPACE -> List.of(Composition.HALO, Composition.CLOSE, Composition.DUO, Composition.CONSTELLATION);
            case PORTAL -> List.of(Composition.HALO, Composition.CONSTELLATION, Composition.CLOSE);
            case BEAMS -> List.of(Composition.PATTERN, Composition.HALO);
            case ARCS -> List.of(Composition.DUO, Composition.HALO, Composition.CLOSE);
            case BLOBS -> List.of(Composition.PATTERN, Composition.DUO, Composition.CONSTELLATION);
        };
    }

    /** Illustrations that are at home in it whatever a picture is about. */
    List<String> extras() {
        return switch (this) {
            case SEA -> List.of("sailboat", "dolphin", "ring-buoy");
            case UNDERWATER -> List.of("tropical-fish", "coral", "fish", "spiral-shell", "jellyfish");
            case MEADOW -> List.of("tulip", "butterfly", "sunflower", "blossom");
            case FOREST -> List.of("evergreen-tree", "mushroom", "deciduous-tree", "herb");
            case PEAKS -> List.of("evergreen-tree", "cloud");
            case DUNES -> List.of("cactus", "sun");
            case CITY -> List.of("cloud", "deciduous-tree");
            case SKY -> List.of("cloud", "dove", "sun-behind-small-cloud");
            case SPACE -> List.of("ringed-planet", "glowing-star", "comet", "satellite");
            case TABLE, PORTAL, BEAMS, ARCS, BLOBS -> List.of();
        };
    }

    private interface Profile {
        float[] line(int width, double base, double rise, double t, SplittableRandom random);
    }

    private static float[] meadowLine(int width, double base, double rise, double t, SplittableRandom random) {
        return Lines.hills(width, base, rise * 0.75, width * (0.75 + 0.4 * t), random);
    }

    private static Ground land(Stage s, Profile profile) {
        Ground ground = dawn(s);
        sun(s, ground);
        int sheets = 6;
        double horizon = s.height() * 0.47;
        for (int i = 0; i < sheets; i++) {
            double t = i / (sheets - 1.0);
            double base = horizon + (s.height() * 0.87 - horizon) * Math.pow(t, 1.15);
            ground.add(s.sheet(s.below(profile.line(s.width(), base, s.unit() * (0.14 - 0.05 * t), t, s.random())), t));
        }
        return ground;
    }

    private static Ground dawn(Stage s) {
        Palette p = s.palette();
        Tone low = p.dark()
                ? p.ground().mix(p.body(s.turn()), 0.5)
                : p.ground().mix(p.vivid(s.turn() + 1), 0.2).lighter(0.03);
        Tone high = p.dark() ? p.ground() : p.ground().mix(p.vivid(s.turn()), 0.16);
        Ground ground = s.ground(high, low);
        ground.light(
                s.focusX(),
                s.focusY(),
                s.focusRadius() * 1.7,
                s.glow(),
                0.75 * s.look().light());
        return ground;
    }

    /** A disc of light behind what matters, in rings of thin paper. */
    private static void sun(Stage s, Ground ground) {
        double side = s.random().nextDouble(-0.25, 0.25);
        double x = s.focusX() + side * s.focusRadius();
        double y = s.focusY() - s.focusRadius() * 0.1;
        Tone tone = s.palette().dark()
                ? s.palette().body(s.turn()).lighter(0.08)
                : s.palette().lightest().mix(Tone.WHITE, 0.5);
        for (int ring = 3; ring >= 1; ring--) {
            double radius = s.focusRadius() * (0.82 + 0.3 * ring);
            ground.add(new Layer(
                    Field.disc(x, y, radius),
                    tone,
                    tone,
                    1,
                    1.5,
                    s.look().shadow() * 0.25,
                    s.unit() * 0.04,
                    0.1 + 0.07 * (3 - ring)));
        }
    }

    private static Ground sea(Stage s) {
        Ground ground = dawn(s);
        sun(s, ground);
        double horizon = s.height() * 0.5;
        cloudBank(s, ground, horizon - s.unit() * 0.02, 0.1);
        for (int i = 0; i < 6; i++) {
            double t = i / 5.0;
            double base = horizon + (s.height() * 0.88 - horizon) * Math.pow(t, 1.1);
            double length = s.unit() * (0.13 + 0.2 * t);
            ground.add(
                    s.sheet(s.below(Lines.waves(s.width(), base, length * 0.2, length, s.random())), 0.15 + 0.85 * t));
        }
        return ground;
    }

    private static void cloudBank(Stage s, Ground ground, double base, double t) {
        ground.add(s.sheet(s.below(Lines.clouds(s.width(), base, s.unit() * 0.1, s.unit() * 0.3, s.random())), t));
    }

    private static Ground underwater(Stage s) {
        Palette p = s.palette();
        Tone deep = p.dark()
                ? p.ground().mix(p.body(s.turn()), 0.15)
                : p.body(s.turn()).mix(p.ground(), 0.3);
        Tone shallow =
                p.dark() ? p.ground().mix(p.body(s.turn()), 0.65) : p.ground().mix(p.body(s.turn()), 0.25);
        Ground ground = s.ground(shallow, deep);
        double sourceX = s.width() * s.random().nextDouble(0.2, 0.8);
        ground.light(sourceX, 0, s.height() * 0.36, s.glow(), 0.85 * s.look().light());
        ground.add(new Layer(
                Field.beams(sourceX, -s.height() * 0.18, 26, s.random().nextDouble(6)),
                s.glow(),
                deep,
                s.unit() * 0.5,
                s.unit() * 0.05,
                0,
                1,
                0.13));
        ground.light(s.focusX(), s.focusY(), s.focusRadius() * 1.3, s.glow(), 0.35);
        for (int i = 0; i < 4; i++) {
            double t = 0.15 + i / 3.0 * 0.85;
            double base = s.height() * (0.66 + 0.22 * i / 3.0);
            Field sand =
                    s.below(Lines.hills(s.width(), base, s.unit() * (0.085 - 0.015 * i), s.width() * 0.9, s.random()));
            ground.add(s.sheet(sand, t));
        }
        return ground;
    }

    private static Ground sky(Stage s) {
        Ground ground = dawn(s);
        sun(s, ground);
        for (int i = 0; i < 5; i++) {
            double t = i / 4.0;
            double base = s.height() * (0.6 + 0.33 * t);
            Tone tone = s.palette().dark() ? s.tone(t) : s.tone(t * 0.75).mix(Tone.WHITE, 0.5 * (1 - t));
            Field bank =
                    s.below(Lines.clouds(s.width(), base, s.unit() * 0.14, s.unit() * (0.24 + 0.24 * t), s.random()));
            double soft = 1.4 + s.look().softness() * s.unit() / 1000 * 2 * (1 - t);
            ground.add(new Layer(
                    bank,
                    tone.lighter(0.03),
                    tone.mix(s.palette().ground(), 0.3),
                    s.unit() * 0.4,
                    soft,
                    s.look().shadow() * 0.8,
                    s.unit() * 0.07,
                    1));
        }
        return ground;
    }

    private static Ground space(Stage s) {
        Palette p = s.palette();
        Tone night =
                p.dark() ? p.ground() : p.darkest().mix(p.vivid(s.turn()), 0.25).withLightness(0.3);
        Ground ground = s.ground(night.lighter(-0.05), night.mix(p.body(s.turn()), 0.4));
        SplittableRandom r = s.random();
        for (int i = 0; i < 3; i++) {
            ground.light(
                    s.width() * r.nextDouble(),
                    s.height() * r.nextDouble(0.05, 0.7),
                    s.unit() * r.nextDouble(0.25, 0.5),
                    p.body(s.turn() + i),
                    0.5);
        }
        ground.light(
                s.focusX(),
                s.focusY(),
                s.focusRadius() * 1.15,
                p.body(s.turn()).mix(p.lightest(), 0.3),
                0.55 * s.look().light());
        double radius = s.unit() * 1.5;
        double top = s.height() * 0.74;
        double lean = s.width() * r.nextDouble(0.25, 0.75);
        for (int i = 0; i < 4; i++) {
            Tone tone = night.mix(p.body(s.turn()), 0.6 - 0.16 * i).lighter(-0.03 * i);
            Field planet = Field.disc(lean, top + radius + s.height() * 0.055 * i, radius);
            ground.add(new Layer(
                    planet,
                    tone.lighter(0.05),
                    tone.mix(night, 0.5),
                    s.unit() * 0.25,
                    1.5,
                    s.look().shadow(),
                    s.unit() * 0.07,
                    1));
        }
        return ground;
    }

    private static Ground table(Stage s) {
        Palette p = s.palette();
        Tone wall = p.dark()
                ? p.ground().mix(p.body(s.turn() + 1), 0.25)
                : p.ground().mix(p.vivid(s.turn()), 0.22);
        Ground ground = s.ground(wall, wall.mix(p.ground(), 0.5));
        ground.light(
                s.focusX() - s.unit() * 0.3,
                s.focusY() - s.unit() * 0.4,
                s.unit() * 0.9,
                s.glow(),
                0.5 * s.look().light());
        double half = s.focusRadius() * 1.28;
        double bottom = s.focusY() + s.focusRadius() * 0.8;
        Tone niche = p.dark()
                ? p.body(s.turn()).mix(p.ground(), 0.35)
                : p.vivid(s.turn() + 1).mix(p.ground(), 0.35);
        for (int i = 2; i >= 0; i--) {
            Tone tone = niche.mix(wall, i * 0.36);
            double grow = 1 + 0.16 * i;
            Field window = Field.arch(s.focusX(), s.focusY() - half * 1.12 * grow, half * grow, s.height());
            ground.add(new Layer(
                    window,
                    tone,
                    tone.mix(s.glow(), 0.25),
                    s.unit() * 0.6,
                    1.4,
                    s.look().shadow() * 0.9,
                    s.unit() * 0.04,
                    1));
        }
        Tone board = s.tone(0.72);
        float[] edge = Lines.hills(s.width(), bottom, 0, s.width(), s.random());
        ground.add(new Layer(
                s.below(edge),
                board.lighter(0.06),
                board.lighter(-0.03),
                s.height() * 0.25,
                1.4,
                s.look().shadow(),
                s.unit() * 0.08,
                1));
        float[] front = Lines.hills(s.width(), s.height() * 0.87, s.unit() * 0.015, s.width() * 2, s.random());
        ground.add(s.sheet(s.below(front), 0.95));
        return ground;
    }

    /** A shadow box: sheets of paper with a hole, one before the other. */
    private static Ground portal(Stage s) {
        Palette p = s.palette();
        Tone core = p.dark() ? p.body(s.turn() + 1).lighter(0.05) : p.lightest().mix(Tone.WHITE, 0.35);
        Ground ground = s.ground(core, core.mix(s.tone(0.2), 0.4));
        ground.light(s.focusX(), s.focusY(), s.focusRadius() * 1.1, s.glow(), 0.8);
        int sheets = 6;
        for (int i = 0; i < sheets; i++) {
            double t = (i + 0.3) / sheets;
            double radius = s.focusRadius() * (1.08 + 0.27 * i);
            Field rim = Field.outside(s.focusX(), s.focusY(), Lines.ring(radius, 0.05 + 0.018 * i, s.random()));
            Tone tone = s.tone(t);
            ground.add(new Layer(
                    rim,
                    tone.lighter(0.02),
                    tone.lighter(-0.02),
                    s.unit() * 0.5,
                    1.3,
                    s.look().shadow() * 1.1,
                    s.unit() * 0.075,
                    1));
        }
        return ground;
    }

    private static Ground beams(Stage s) {
        Palette p = s.palette();
        Tone base =
                p.dark() ? p.ground().mix(p.body(s.turn()), 0.3) : p.ground().mix(p.vivid(s.turn()), 0.3);
        Ground ground = s.ground(base, base.mix(s.tone(0.6), 0.35));
        Tone beam = p.dark() ? p.body(s.turn()) : p.ground().lighter(0.04);
        ground.add(new Layer(
                Field.beams(s.focusX(), s.focusY(), 14, s.random().nextDouble(6)),
                beam,
                beam,
                1,
                1.6,
                s.look().shadow() * 0.2,
                s.unit() * 0.02,
                0.5));
        ground.light(s.focusX(), s.focusY(), s.focusRadius() * 1.5, s.glow(), 0.7);
        for (int i = 2; i >= 0; i--) {
            Tone tone = p.vivid(s.turn() + 1).mix(i == 0 ? p.lightest() : p.ground(), i == 0 ? 0.8 : 0.25 * i);
            ground.add(new Layer(
                    Field.disc(s.focusX(), s.focusY(), s.focusRadius() * (1.08 + 0.17 * i)),
                    tone.lighter(0.02),
                    tone.lighter(-0.015),
                    s.unit() * 0.3,
                    1.3,
                    s.look().shadow(),
                    s.unit() * 0.06,
                    1));
        }
        for (int i = 0; i < 3; i++) {
            Field curve = s.below(Lines.hills(
                    s.width(), s.height() * (0.77 + 0.06 * i), s.unit() * 0.05, s.width() * 1.4, s.random()));
            ground.add(s.sheet(curve, 0.55 + 0.2 * i));
        }
        return ground;
    }

    private static Ground arcs(Stage s) {
        Palette p = s.palette();
        Ground ground = dawn(s);
        boolean left = s.random().nextBoolean();
        double x = left ? s.width() * 0.06 : s.width() * 0.94;
        double y = s.height() * 0.98;
        double far = Math.hypot(s.width() * 0.62, s.height() * 0.72);
        for (int i = 0; i < 6; i++) {
            double t = i / 5.0;
            Tone tone = s.tone(0.1 + 0.9 * t);
            ground.add(new Layer(
                    Field.disc(x, y, far * (1 - 0.145 * i)),
                    tone.lighter(0.03),
                    tone.mix(p.ground(), 0.12),
                    s.unit() * 0.16,
                    1.3,
                    s.look().shadow(),
                    s.unit() * 0.07,
                    1));
        }
        ground.light(s.focusX(), s.focusY(), s.focusRadius(), s.glow(), 0.3);
        ground.add(s.sheet(
                s.below(Lines.hills(s.width(), s.height() * 0.84, s.unit() * 0.03, s.width() * 1.3, s.random())),
                0.97));
        return ground;
    }

    private static Ground blobs(Stage s) {
        Ground ground = dawn(s);
        SplittableRandom r = s.random();
        double[][] corners = {{0.02, 0.05}, {1.0, 0.22}, {-0.02, 0.6}, {1.02, 0.66}, {0.2, 1.0}, {0.85, 1.02}};
        for (int i = 0; i < corners.length; i++) {
            double t = (i + 0.6) / corners.length;
            double radius = s.unit() * r.nextDouble(0.3, 0.42);
            for (int rim = 1; rim >= 0; rim--) {
                Field blob = Field.not(Field.outside(
                        corners[i][0] * s.width(),
                        corners[i][1] * s.height(),
                        Lines.ring(radius * (1 + 0.2 * rim), 0.16, r)));
                ground.add(s.sheet(blob, t - 0.12 * rim));
            }
        }
        ground.add(s.sheet(s.below(Lines.hills(s.width(), s.height() * 0.85, s.unit() * 0.04, s.width(), r)), 0.95));
        return ground;
    }
}
