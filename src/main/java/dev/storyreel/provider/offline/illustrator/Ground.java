package dev.storyreel.provider.offline.illustrator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A sky of light and the sheets before it, from far to near. Painted in floating point and dithered: no banding. */
final class Ground {
    private final int width;
    private final int height;
    private final Tone top;
    private final Tone bottom;
    private final List<Light> lights = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();

    Ground(int width, int height, Tone top, Tone bottom) {
        this.width = width;
        this.height = height;
        this.top = top;
        this.bottom = bottom;
    }

    private record Light(double x, double y, double radius, Tone tone, double strength) {}

    void light(double x, double y, double radius, Tone tone, double strength) {
        lights.add(new Light(x, y, radius, tone, strength));
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    /** Paints into {@code pixels}, {@code width × height} of 0xRRGGBB. */
    void paint(int[] pixels, long seed) throws InterruptedException {
        float[] rgb = new float[width * 3];
        float[] distance = new float[width];
        SplittableRandom dither = new SplittableRandom(seed);
        for (int y = 0; y < height; y++) {
            if ((y & 63) == 0 && Thread.interrupted()) {
                throw new InterruptedException("drawing was interrupted");
            }
            sky(y, rgb);
            for (Layer layer : layers) {
                if (layer.field().row(y, distance)) {
                    cover(layer, distance, rgb);
                }
            }
            store(rgb, pixels, y * width, dither);
        }
    }

    private void sky(int y, float[] rgb) {
        double t = y / (double) height;
        double ease = t * t * (3 - 2 * t);
        Tone base = top.mix(bottom, ease);
        for (int x = 0, i = 0; x < width; x++) {
            rgb[i++] = base.r();
            rgb[i++] = base.g();
            rgb[i++] = base.b();
        }
        for (Light light : lights) {
            float dy = (float) ((y - light.y) / light.radius);
            float scale = (float) (1 / light.radius);
            for (int x = 0, i = 0; x < width; x++, i += 3) {
                float dx = (x - (float) light.x) * scale;
                float fall = 1 / (1 + dx * dx + dy * dy);
                float a = fall * fall * (float) light.strength;
                rgb[i] += (light.tone.r() - rgb[i]) * a;
                rgb[i + 1] += (light.tone.g() - rgb[i + 1]) * a;
                rgb[i + 2] += (light.tone.b() - rgb[i + 2]) * a;
            }
        }
    }

    private static void cover(Layer layer, float[] distance, float[] rgb) {
        Tone edge = layer.edge();
        Tone deep = layer.deep();
        float soft = (float) layer.soft();
        float reach = (float) layer.reach();
        float shadow = (float) layer.shadow();
        float depth = (float) layer.depth();
        float opacity = (float) layer.opacity();
        for (int x = 0, i = 0; x < distance.length; x++, i += 3) {
            float d = distance[x];
            if (d <= -reach && d <= -soft) {
                continue;
            }
            if (shadow > 0 && d < soft) {
                float k = Math.clamp(1 + d / reach, 0f, 1f);
                float keep = 1 - shadow * k * k;
                rgb[i] *= keep;
                rgb[i + 1] *= keep;
                rgb[i + 2] *= keep;
            }
            float cover = Math.clamp(0.5f + d / soft, 0f, 1f) * opacity;
            if (cover > 0) {
                float t = Math.clamp(d / depth, 0f, 1f);
                t = t * (2 - t);
                rgb[i] += (edge.r() + (deep.r() - edge.r()) * t - rgb[i]) * cover;
                rgb[i + 1] += (edge.g() + (deep.g() - edge.g()) * t - rgb[i + 1]) * cover;
                rgb[i + 2] += (edge.b() + (deep.b() - edge.b()) * t - rgb[i + 2]) * cover;
            }
        }
    }

    private static void store(float[] rgb, int[] pixels, int from, SplittableRandom dither) {
        for (int x = 0, i = 0; i < rgb.length; x++, i += 3) {
            int noise = dither.nextInt();
            int r = (int) (rgb[i] + (noise & 1023) / 1024f);
            int g = (int) (rgb[i + 1] + ((noise >> 10) & 1023) / 1024f);
            int b = (int) (rgb[i + 2] + ((noise >> 20) & 1023) / 1024f);
            pixels[from + x] = (Math.clamp(r, 0, 255) << 16) | (Math.clamp(g, 0, 255) << 8) | Math.clamp(b, 0, 255);
        }
    }
}
