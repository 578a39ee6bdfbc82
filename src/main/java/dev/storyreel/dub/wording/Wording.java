package dev.storyreel.dub.wording;

import dev.storyreel.media.Canvas;
import java.util.List;

/** What is to become of a line's wording. */
public sealed interface Wording {
    /** How often a line is worded anew at most. */
    int MOST_TRIES = 3;

    /** Below this share of what the source speaks, it is drawn out or leaves silence. */
    double SHORTEST = 0.92;

    /** Beyond this share of its room, it has to be spoken faster than people do. */
    double LONGEST = 1.08;

    /** 150 ms, in samples at 48 kHz: half a word. No wording of "yes" comes nearer to another "yes". */
    double SMALLEST_MISS = 0.15 * Canvas.SAMPLE_RATE;

    /** It stays as it is: it fits, or it is so near, or was tried so often, that the voice's speed has to do. */
    record Fits() implements Wording {}

    /**
     * It should say the same in less.
     *
     * @param targetMs how long it should be when spoken, milliseconds
     * @param targetCharacters about how many characters that is, as {@link SpeechLength#characters} counts them
     */
    record Shorter(long targetMs, int targetCharacters) implements Wording {}

    /**
     * It should say the same in more words.
     *
     * @param targetMs how long it should be when spoken, milliseconds
     * @param targetCharacters about how many characters that is, as {@link SpeechLength#characters} counts them
     */
    record Longer(long targetMs, int targetCharacters) implements Wording {}

    /**
     * @param text the line in the language it is dubbed in
     * @param length of it at the voice's own speed, predicted or spoken, in samples at 48 kHz
     * @param tries how often it was worded anew, from 0
     */
    static Wording of(String text, long length, Slot slot, int tries) {
        long miss = miss(length, slot);
        if (miss == 0 || tries >= MOST_TRIES) {
            return new Fits();
        }
        long target = miss < 0 ? slot.speech() : slot.room();
        long milliseconds = Math.round(target * 1000.0 / Canvas.SAMPLE_RATE);
        int characters =
                (int) Math.max(1, Math.round((double) SpeechLength.characters(text) * target / Math.max(1, length)));
        return miss < 0 ? new Longer(milliseconds, characters) : new Shorter(milliseconds, characters);
    }

    /**
     * Which of several wordings of one line fits best, by its place; the first of those that fit alike.
     *
     * @param lengths at the voice's own speed, in samples at 48 kHz; at least one
     */
    static int best(List<Long> lengths, Slot slot) {
        int best = 0;
        for (int i = 1; i < lengths.size(); i++) {
            if (Math.abs(miss(lengths.get(i), slot)) < Math.abs(miss(lengths.get(best), slot))) {
                best = i;
            }
        }
        return best;
    }

    /** By how many samples it is too short (negative) or too long (positive); 0 where nobody would word it anew. */
    private static long miss(long length, Slot slot) {
        long least = Math.round(Math.min(SHORTEST * slot.speech(), slot.speech() - SMALLEST_MISS));
        long most = Math.round(Math.max(LONGEST * slot.room(), slot.room() + SMALLEST_MISS));
        return length < least ? length - least : Math.max(0, length - most);
    }
}
