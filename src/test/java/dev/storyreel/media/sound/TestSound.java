package dev.storyreel.media.sound;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntToDoubleFunction;

/** Stereo sound to test with. */
record TestSound(float[] left, float[] right) {
    static final int RATE = Canvas.SAMPLE_RATE;
    private static final Path CACHE = Path.of("target", "ffmpeg").toAbsolutePath();

    /** What FFmpeg's {@code ebur128} says. */
    record Judgement(double loudness, double truePeak) {}

    static TestSound mono(int samples, IntToDoubleFunction wave) {
        float[] channel = new float[samples];
        for (int i = 0; i < samples; i++) {
            channel[i] = (float) wave.applyAsDouble(i);
        }
        return new TestSound(channel, channel.clone());
    }

    static double sine(double hz, int sample) {
        return Math.sin(2 * Math.PI * hz * sample / RATE);
    }

    static TestSound tone(double hz, double decibels, double seconds) {
        double level = Levels.factor(decibels);
        return mono((int) (seconds * RATE), i -> level * sine(hz, i));
    }

    /** White below some kilohertz, dying away towards half the rate. */
    static TestSound noise(double level, int samples, long seed) {
        Random random = new Random(seed);
        double[] before = {0};
        return mono(samples, i -> {
            double last = before[0];
            before[0] = level * (2 * random.nextDouble() - 1);
            return 0.5 * (last + before[0]);
        });
    }

    /** Syllables of a buzz and of noise, with pauses between words and sentences: as peaky as speech. */
    static TestSound speech(double level, double seconds, long seed) {
        Random random = new Random(seed);
        int syllable = RATE / 5;
        double[] smooth = {0};
        return mono((int) (seconds * RATE), i -> {
            double within = (double) (i % syllable) / syllable;
            boolean pause = i / syllable % 12 > 9;
            double buzz = Math.pow(sine(70, i), 15) + 0.3 * sine(700, i) * sine(140, i);
            smooth[0] += 0.2 * (random.nextGaussian() - smooth[0]);
            double shape = pause ? 0 : Math.pow(Math.sin(Math.PI * within), 2) * (1 + i / syllable % 3);
            return level * shape / 3 * (buzz + 0.4 * smooth[0]);
        });
    }

    static TestSound joined(TestSound... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.left.length).sum();
        float[] left = new float[length];
        float[] right = new float[length];
        int at = 0;
        for (TestSound part : parts) {
            System.arraycopy(part.left, 0, left, at, part.left.length);
            System.arraycopy(part.right, 0, right, at, part.right.length);
            at += part.left.length;
        }
        return new TestSound(left, right);
    }

    /** All that a source gives. */
    static TestSound all(SoundSource source, int length, int block) throws IOException {
        float[] left = new float[length];
        float[] right = new float[length];
        float[] l = new float[block];
        float[] r = new float[block];
        int at = 0;
        for (int read = source.next(l, r); read > 0; read = source.next(l, r)) {
            System.arraycopy(l, 0, left, at, read);
            System.arraycopy(r, 0, right, at, read);
            at += read;
        }
        return new TestSound(Arrays.copyOf(left, at), Arrays.copyOf(right, at));
    }

    /** Once from the beginning. */
    SoundSource playing() {
        int[] at = {0};
        return (l, r) -> {
            int count = Math.min(l.length, left.length - at[0]);
            System.arraycopy(left, at[0], l, 0, count);
            System.arraycopy(right, at[0], r, 0, count);
            at[0] += count;
            return count;
        };
    }

    TestSound part(int from, int to) {
        return new TestSound(Arrays.copyOfRange(left, from, to), Arrays.copyOfRange(right, from, to));
    }

    /** In and out over a tenth of a second: an edge is no peak of the tone. */
    TestSound faded() {
        int length = left.length;
        float[] shaped = left.clone();
        for (int i = 0; i < length; i++) {
            shaped[i] *= Math.clamp(Math.min(i, length - 1 - i) / (0.1f * RATE), 0f, 1f);
        }
        return new TestSound(shaped, shaped.clone());
    }

    /** Quicker than to compare boxed samples. */
    boolean isSameAs(TestSound other) {
        return Arrays.equals(left, other.left) && Arrays.equals(right, other.right);
    }

    TestSound minus(TestSound other) {
        return new TestSound(difference(left, other.left), difference(right, other.right));
    }

    private static float[] difference(float[] from, float[] what) {
        float[] result = from.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] -= what[i];
        }
        return result;
    }

    /** The largest sample of the left channel. */
    float loudest() {
        float loudest = 0;
        for (float sample : left) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    double loudness() {
        LoudnessMeter meter = new LoudnessMeter();
        meter.add(left, right, left.length);
        return meter.integrated();
    }

    double truePeak() {
        float[] peaks = new float[left.length];
        new TruePeak().raise(left, left.length, peaks);
        new TruePeak().raise(right, right.length, peaks);
        double highest = 0;
        for (float peak : peaks) {
            highest = Math.max(highest, peak);
        }
        return 20 * Math.log10(highest);
    }

    double largestStep() {
        double largest = 0;
        for (int i = 1; i < left.length; i++) {
            largest = Math.max(largest, Math.abs(left[i] - left[i - 1]));
            largest = Math.max(largest, Math.abs(right[i] - right[i - 1]));
        }
        return largest;
    }

    /** A WAV file of floats, stereo. */
    Path write(Path file) throws IOException {
        ByteBuffer wav = header(left.length, 2, Float.SIZE);
        for (int i = 0; i < left.length; i++) {
            wav.putFloat(left[i]).putFloat(right[i]);
        }
        return Files.write(file, bytes(wav));
    }

    /** A WAV file of 16 bit that holds the left channel. */
    Path writePlainMono(Path file) throws IOException {
        ByteBuffer wav = header(left.length, 1, Short.SIZE);
        for (float sample : left) {
            wav.putShort((short) Math.clamp(Math.round(sample * 32768), Short.MIN_VALUE, Short.MAX_VALUE));
        }
        return Files.write(file, bytes(wav));
    }

    static ByteBuffer header(int samples, int channels, int bits) {
        int frame = channels * bits / 8;
        int bytes = samples * frame;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) (bits == 32 ? 3 : 1)).putShort((short) channels).putInt(RATE);
        wav.putInt(RATE * frame).putShort((short) frame).putShort((short) bits);
        return wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    }

    static byte[] bytes(ByteBuffer wav) {
        byte[] bytes = new byte[wav.capacity()];
        wav.get(0, bytes);
        return bytes;
    }

    /** Measured by FFmpeg. */
    Judgement judged(Path folder) throws IOException, InterruptedException {
        return judge(write(folder.resolve("judged.wav")));
    }

    static Judgement judge(Path file) throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (ProcessGroup processes = new ProcessGroup()) {
            FfmpegRun.run(
                    new FfmpegFinder("", "", CACHE).find(),
                    processes,
                    List.of("-i", "file:" + file, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-"),
                    (block, length) -> {},
                    lines::add);
        }
        return new Judgement(last(lines, "I:"), last(lines, "Peak:"));
    }

    private static double last(List<String> lines, String name) {
        String line = lines.stream()
                .map(String::strip)
                .filter(text -> text.startsWith(name))
                .reduce((before, after) -> after)
                .orElseThrow();
        String value = line.substring(name.length()).strip().split(" ", 2)[0];
        return value.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(value);
    }
}
