package dev.storyreel.dub;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.StudioServer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be heard in a file, found out without any of the product's own meters.
 *
 * @param samples of one channel at 48 kHz
 */
@SuppressWarnings("ArrayRecordComponent") // it is read once and compared with nothing
record DubbedSound(short[] samples) {
    private static final int MS = 48;
    private static final int WINDOW_MS = 10;

    static DubbedSound of(StudioServer server, byte[] file) throws Exception {
        return new DubbedSound(new OwnClips(server.get(FfmpegFinder.class), server.data()).sound(file));
    }

    /** A tone alone, whatever else is heard: decibels below full scale of its amplitude. */
    double tone(double hz, int fromMs, int toMs) {
        double sine = 0;
        double cosine = 0;
        for (int i = fromMs * MS; i < toMs * MS; i++) {
            double angle = 2 * Math.PI * hz * i / 48_000;
            sine += samples[i] * Math.sin(angle);
            cosine += samples[i] * Math.cos(angle);
        }
        return 20 * Math.log10(2 * Math.hypot(sine, cosine) / ((toMs - fromMs) * MS) / Short.MAX_VALUE);
    }

    /** All that is heard: decibels below full scale of its root mean square. */
    double level(int fromMs, int toMs) {
        double sum = 0;
        for (int i = fromMs * MS; i < toMs * MS; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / ((toMs - fromMs) * MS)) - 20 * Math.log10(Short.MAX_VALUE);
    }

    /** The loudest sample, of 32,767. */
    int loudest(int fromMs, int toMs) {
        int loudest = 0;
        for (int i = fromMs * MS; i < toMs * MS; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest;
    }

    /** How often the sound passes through silence, which is more often the higher it is. */
    int crossings(int fromMs, int toMs) {
        int crossings = 0;
        for (int i = fromMs * MS + 1; i < toMs * MS; i++) {
            crossings += samples[i] >= 0 != samples[i - 1] >= 0 ? 1 : 0;
        }
        return crossings;
    }

    /** @param fromMs where it begins; {@code toMs} is where it ends, milliseconds */
    record Span(int fromMs, int toMs) {}

    /** Where something is heard, with pauses shorter than that in it; what is 45 dB below the loudest is silence. */
    List<Span> spans(int pauseMs) {
        int windows = samples.length / MS / WINDOW_MS;
        double most = Double.NEGATIVE_INFINITY;
        double[] levels = new double[windows];
        for (int i = 0; i < windows; i++) {
            levels[i] = level(i * WINDOW_MS, (i + 1) * WINDOW_MS);
            most = Math.max(most, levels[i]);
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            if (levels[i] > most - 45) {
                int from = i * WINDOW_MS;
                boolean goesOn = !spans.isEmpty() && from - spans.getLast().toMs() < pauseMs;
                int begun = goesOn ? spans.removeLast().fromMs() : from;
                spans.add(new Span(begun, from + WINDOW_MS));
            }
        }
        return spans;
    }
}
