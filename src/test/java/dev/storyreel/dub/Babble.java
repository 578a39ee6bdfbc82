package dev.storyreel.dub;

import dev.storyreel.media.sound.SoundSource;
import java.util.List;

/**
 * Something like speech whose every word is known: each a row of syllables, a buzz at the speaker's pitch with formants, some hiss at its
 * beginning, silence between the words. Made sample by sample while it is read, so it takes no memory however long it is.
 */
final class Babble implements SoundSource {
    static final int RATE = 48_000;
    private static final int TABLE = 4096;
    private static final float[] SINE = new float[TABLE];

    static {
        for (int i = 0; i < TABLE; i++) {
            SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / TABLE);
        }
    }

    private final List<Word> words;
    private final long total;
    private int index;
    private long position;
    private long noise = 1;

    /**
     * @param start sample of its beginning
     * @param end the sample after its last
     * @param pitch Hz
     * @param syllables at least 1
     * @param level of full scale
     */
    record Word(long start, long end, double pitch, int syllables, double level) {
        Word later(long samples) {
            return new Word(start + samples, end + samples, pitch, syllables, level);
        }
    }

    /** @param words in order, none over another */
    Babble(List<Word> words, long total) {
        this.words = words;
        this.total = total;
    }

    @Override
    public int next(float[] left, float[] right) {
        int count = (int) Math.min(left.length, total - position);
        for (int i = 0; i < count; i++, position++) {
            while (index < words.size() && position >= words.get(index).end()) {
                index++;
            }
            boolean spoken =
                    index < words.size() && position >= words.get(index).start();
            left[i] = spoken ? sample(words.get(index)) : 0;
            right[i] = left[i];
        }
        return count;
    }

    private float sample(Word word) {
        long at = position - word.start();
        double length = word.end() - word.start();
        double inSyllable = at * word.syllables() / length % 1;
        double phase = at * word.pitch() / RATE;
        double buzz = sine(phase) + 0.6 * sine(2 * phase) + 0.5 * sine(5 * phase) + 0.3 * sine(9 * phase);
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        double hiss = inSyllable < 0.25 ? (noise >> 40) * 0x1p-23 : 0;
        // rises within 4 ms, so that its beginning is where it is said to be; dips between syllables
        double edge = Math.min(1, Math.min(at, word.end() - 1 - at) / (0.004 * RATE));
        double shape = 0.25 + 0.75 * sine(0.5 * inSyllable);
        return (float) (word.level() * edge * shape * (0.35 * buzz + 0.2 * hiss));
    }

    private static double sine(double turns) {
        return SINE[(int) ((turns - Math.floor(turns)) * TABLE)];
    }
}
