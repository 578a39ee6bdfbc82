package dev.storyreel.provider.offline.voice;

import dev.storyreel.provider.Speech;
import dev.storyreel.provider.Wav;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sentences one after the other, and when each written word sounds. One thread's. */
final class Recording {
    private static final int BYTES_PER_SAMPLE = 2;

    /** The vocoder's peaks stay below this for all but a few sentences, which are turned down as a whole. */
    private static final double FULL_SCALE = 17_000;

    private static final int SAMPLES_PER_MS = MaryEngine.SAMPLE_RATE / 1000;

    private final List<String> words;
    private final long[] starts;
    private final long[] ends;
    private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();

    Recording(List<String> words) {
        this.words = words;
        this.starts = new long[words.size()];
        this.ends = new long[words.size()];
        Arrays.fill(starts, -1);
    }

    void append(Utterance sentence) {
        long offset = pcm.size() / BYTES_PER_SAMPLE;
        for (Utterance.Span span : sentence.spans()) {
            if (starts[span.word()] < 0) {
                starts[span.word()] = offset + span.start();
            }
            ends[span.word()] = offset + span.end();
        }
        double[] samples = sentence.samples();
        double peak = Arrays.stream(samples).map(Math::abs).max().orElse(0);
        double gain = 32_000 / Math.max(FULL_SCALE, peak);
        byte[] bytes = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            int value = (int) Math.round(samples[i] * gain);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        pcm.writeBytes(bytes);
    }

    /** A word without a sound of its own gets a moment at the end of the one before it. */
    List<Speech.Word> words() {
        List<Speech.Word> timed = new ArrayList<>();
        long previousEnd = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean silent = starts[i] < 0;
            long start = silent ? previousEnd : starts[i] / SAMPLES_PER_MS;
            long end = silent ? previousEnd : ends[i] / SAMPLES_PER_MS;
            timed.add(new Speech.Word(words.get(i), start, end));
            previousEnd = end;
        }
        return timed;
    }

    byte[] wav() {
        return Wav.mono16(pcm.toByteArray(), MaryEngine.SAMPLE_RATE);
    }
}
