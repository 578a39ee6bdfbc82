package dev.storyreel.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaneResamplerTest {
    private static final int WIDTH = 21;
    private static final int HEIGHT = 1500;
    private static final int OFFSET = 5;

    /** Higher than a band, at several steps, so that bands meet at different rows. */
    @Test
    void bandsLeaveNoSeam() {
        Plane source = Plane.blank(2 * WIDTH, 2 * HEIGHT);
        new Random(7).nextBytes(source.samples());
        PlaneResampler resampler = new PlaneResampler(source, WIDTH, HEIGHT);
        byte[] frame = new byte[OFFSET + WIDTH * HEIGHT];
        for (double step : new double[] {2, 1.7, 0.9}) {
            resampler.columns().place(0.5, step);
            resampler.rows().place(3.3, step);
            resampler.resample(frame, OFFSET);
            assertThat(frame).isEqualTo(expected(source, resampler.columns(), resampler.rows()));
        }
    }

    /** Sample by sample, as the resampler's description has it. */
    private static byte[] expected(Plane source, Axis columns, Axis rows) {
        byte[] frame = new byte[OFFSET + WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int upper = across(source, columns, x, rows.index[y]);
                int lower = across(source, columns, x, rows.index[y] + 1);
                frame[OFFSET + y * WIDTH + x] = (byte) blend(upper, lower, rows.weight[y]);
            }
        }
        return frame;
    }

    private static int across(Plane source, Axis columns, int x, int row) {
        int left = columns.index[x] * source.pitch() + row;
        return blend(source.samples()[left] & 0xff, source.samples()[left + source.pitch()] & 0xff, columns.weight[x]);
    }

    private static int blend(int a, int b, int weight) {
        return (a * (Axis.ONE - weight) + b * weight + Axis.ONE / 2) / Axis.ONE;
    }
}
