package dev.storyreel.media.caption;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of the narration as written, and when it is heard. In scripts without spaces a word is what a dictionary says.
 *
 * @param text with case and punctuation, never blank; may hold a space before a lone dash or emoji
 * @param spaceBefore whether a space parts it from the word before
 * @param startMs milliseconds from the start of the narration or film, not negative, not before the word before
 * @param endMs likewise, not before {@code startMs}
 * @param estimated whether the times were not given by the voice for this word but shared out by length
 */
public record TimedWord(String text, boolean spaceBefore, double startMs, double endMs, boolean estimated) {
    /**
     * Gives each word of the narration the times of what was spoken. Words that the voice said otherwise ("25" as "twenty
     * five") get the time that lies between their neighbours, shared by length and marked as estimated. Where nothing
     * was given, or what was given has nothing to do with the narration, all words share the whole time.
     *
     * @param spoken in order of time
     * @param narration as written
     * @param durationMs length of the narration, more than 0
     */
    public static List<TimedWord> align(List<SpokenWord> spoken, String narration, double durationMs) {
        return new WordAligner(WrittenWord.of(narration), spoken, durationMs).align();
    }

    /** The same words, later by as many milliseconds: a scene's words in the film. */
    public static List<TimedWord> later(List<TimedWord> words, double milliseconds) {
        List<TimedWord> moved = new ArrayList<>(words.size());
        for (TimedWord word : words) {
            moved.add(new TimedWord(
                    word.text,
                    word.spaceBefore,
                    word.startMs + milliseconds,
                    word.endMs + milliseconds,
                    word.estimated));
        }
        return List.copyOf(moved);
    }
}
