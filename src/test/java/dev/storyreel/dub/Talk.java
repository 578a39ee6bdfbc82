package dev.storyreel.dub;

import dev.storyreel.media.sound.SoundSource;
import dev.storyreel.media.sound.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A talk that never was, of any length, in which everything is known: who says which words when.
 *
 * @param words of all lines, in order, in samples at 48 kHz
 * @param lines from their first word's start to their last one's end
 * @param total length in samples
 */
record Talk(List<Babble.Word> words, List<SourceLine> lines, long total) {
    private static final int MS = 48;
    private static final double[] PITCHES = {105, 190, 145, 230};

    /**
     * Lines of 2 to 14 words with pauses of up to two seconds between them.
     *
     * @param speakers 1–4, who take turns
     */
    static Talk of(long seed, double seconds, int speakers) {
        Random random = new Random(seed);
        long total = Math.round(seconds * Babble.RATE);
        List<Babble.Word> words = new ArrayList<>();
        List<SourceLine> lines = new ArrayList<>();
        int speaker = 0;
        for (long at = 200 * MS; ; ) {
            speaker = random.nextInt(4) == 0 ? random.nextInt(speakers) : speaker;
            int count = 2 + random.nextInt(13);
            List<Babble.Word> line = words(random, count, PITCHES[speaker]);
            long end = at + line.getLast().end();
            if (end > total - 100 * MS) {
                return new Talk(List.copyOf(words), List.copyOf(lines), total);
            }
            for (Babble.Word word : line) {
                words.add(word.later(at));
            }
            lines.add(new SourceLine(at, end, text(random, count), "speaker " + speaker));
            boolean pause = random.nextInt(3) == 0;
            at = end + (pause ? 300 + random.nextInt(1_700) : 60 + random.nextInt(240)) * (long) MS;
        }
    }

    /** Words of a line that begins at nought. */
    static List<Babble.Word> words(Random random, int count, double pitch) {
        List<Babble.Word> words = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            int syllables = 1 + random.nextInt(3);
            long length = (long) syllables * MS * (90 + random.nextInt(110));
            double level = 0.35 + 0.4 * random.nextDouble();
            words.add(new Babble.Word(at, at + length, pitch * (0.9 + 0.2 * random.nextDouble()), syllables, level));
            at += length + (random.nextInt(6) == 0 ? 150 : 20 + random.nextInt(60)) * (long) MS;
        }
        return words;
    }

    /** A line of about a wanted length, as a voice would give it: some silence around it. */
    static Take take(Random random, long length, double pitch) {
        List<Babble.Word> words = new ArrayList<>(words(random, 2 + (int) (length / (100 * MS)), pitch));
        words.removeIf(word -> word.start() > length - 60 * MS);
        // the last word makes it fit
        Babble.Word last = words.removeLast();
        words.add(new Babble.Word(last.start(), length, last.pitch(), last.syllables(), last.level()));
        long ahead = random.nextInt(200) * (long) MS;
        List<Babble.Word> later = words.stream().map(word -> word.later(ahead)).toList();
        return new Take(later, ahead, length, ahead + length + random.nextInt(400) * (long) MS);
    }

    /**
     * @param ahead silence before the first word, in samples
     * @param length from the first word's start to the last one's end
     * @param total with the silence around it
     */
    record Take(List<Babble.Word> words, long ahead, long length, long total) {
        SoundSource sound() {
            return new Babble(words, total);
        }

        Path write(Path file) throws IOException {
            WavWriter.write(sound(), file, 1, total);
            return file;
        }
    }

    SoundSource sound() {
        return new Babble(words, total);
    }

    /** As a WAV file, written while it is made. */
    Path write(Path file) throws IOException {
        WavWriter.write(sound(), file, 1, total);
        return file;
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append("bla".repeat(1 + random.nextInt(3)));
        }
        return text.append('.').toString();
    }
}
