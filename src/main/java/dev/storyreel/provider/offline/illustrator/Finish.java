package dev.storyreel.provider.offline.illustrator;

import java.util.SplittableRandom;

/** Grain and darker corners, over everything, so that ground and illustrations look printed together. */
final class Finish {
    private Finish() {}

    static void apply(int[] pixels, int width, int height, Look look, Palette palette, long seed) {
        Tone corner = palette.darkest().mix(Tone.BLACK, 0.4);
        float strength = (float) look.vignette();
        int grain = (int) Math.round(look.grain() * 256 / 127);
        SplittableRandom random = new SplittableRandom(seed);
        float cx = width / 2f;
        float cy = height * 0.46f;
        for (int y = 0, i = 0; y < height; y++) {
            float dy = (y - cy) / (height * 0.62f);
            for (int x = 0; x < width; x += 4) {
                long noise = random.nextLong();
                float dx = (x - cx) / (width * 0.62f);
                float far = Math.max(0, dx * dx + dy * dy - 0.35f);
                float a = Math.min(1, far) * strength;
                int end = Math.min(x + 4, width);
                for (int at = x; at < end; at++, i++) {
                    int n = (((int) (noise & 255) + (int) ((noise >> 8) & 255) - 255) * grain) >> 10;
                    noise >>>= 16;
                    int p = pixels[i];
                    pixels[i] = (part((p >> 16) & 255, corner.r(), a, n) << 16)
                            | (part((p >> 8) & 255, corner.g(), a, n) << 8)
                            | part(p & 255, corner.b(), a, n);
                }
            }
        }
    }

    private static int part(int value, float corner, float a, int noise) {
        return Math.clamp((int) (value + (corner - value) * a + 0.5f) + noise, 0, 255);
    }
}
