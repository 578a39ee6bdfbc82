package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The part of a recording in which somebody speaks, without the silence around it: from 10 ms before the first window that is heard, for
 * the breath of a consonant, to 30 ms after the last, for its end.
 *
 * @param start its first sample, at 48 kHz
 * @param end the sample after its last one
 */
public record VoiceSpan(long start, long end) {
    private static final int WINDOW = Canvas.SAMPLE_RATE / 100;
    private static final int AHEAD = WINDOW;
    private static final int AFTER = 3 * WINDOW;

    /** The end of a word dies away: 40 dB below the loudest window, as a ratio of energies. */
    private static final double AUDIBLE = 1e-4;

    /** What is less than a step of 16 bits is no voice, however quiet the rest: the mean energy of a sample. */
    private static final double NOTHING = 1e-9;

    /** Length in samples. */
    public long length() {
        return end - start;
    }

    /**
     * Reads the file twice, in a few kilobytes of memory.
     *
     * @param wav as {@link WavReader} reads it
     * @return empty where all is silent
     * @throws dev.storyreel.error.StoryreelException {@link dev.storyreel.media.MediaError#AUDIO_UNREADABLE}
     */
    public static Optional<VoiceSpan> of(Path wav) throws IOException {
        double loudest = Math.max(scan(wav, Double.POSITIVE_INFINITY).loudest() * AUDIBLE, NOTHING * 2 * WINDOW);
        Scan scan = scan(wav, loudest);
        if (scan.first() < 0) {
            return Optional.empty();
        }
        return Optional.of(new VoiceSpan(
                Math.max(0, scan.first() - AHEAD), Math.min(scan.samples(), scan.last() + WINDOW + AFTER)));
    }

    /** Where the first and the last window begin that have enough energy, or −1. */
    private record Scan(double loudest, long first, long last, long samples) {}

    private static Scan scan(Path wav, double enough) throws IOException {
        float[] left = new float[WINDOW];
        float[] right = new float[WINDOW];
        double loudest = 0;
        long first = -1;
        long last = -1;
        try (WavReader reader = WavReader.open(wav)) {
            long at = 0;
            for (int read = reader.next(left, right); read > 0; read = reader.next(left, right)) {
                double energy = VoiceOnset.energy(left, right, read);
                loudest = Math.max(loudest, energy);
                if (energy >= enough) {
                    first = first < 0 ? at : first;
                    last = at;
                }
                at += read;
            }
            return new Scan(loudest, first, last, at);
        }
    }
}
