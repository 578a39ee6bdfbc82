package dev.storyreel.media.caption;

import java.util.List;

/**
 * What is shown at once.
 *
 * @param lines words of each line, none empty, in the order in which they are read
 * @param startFrame the segment's frame with which it begins: the onset of its first word
 * @param endFrame the frame after its last, more than {@code startFrame}
 * @param rightToLeft whether lines run from right to left
 * @param japanese whether ideographs are to look Japanese rather than Chinese
 */
public record CaptionPage(
        List<List<CaptionWord>> lines, int startFrame, int endFrame, boolean rightToLeft, boolean japanese) {
    public CaptionPage {
        lines = lines.stream().map(List::copyOf).toList();
        if (startFrame >= endFrame || lines.isEmpty() || lines.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("an empty caption page at frame " + startFrame);
        }
    }

    /** All words in the order in which they are read. */
    public List<CaptionWord> words() {
        return lines.stream().flatMap(List::stream).toList();
    }

    /** Index in {@link #words} of the word that is lit in the frame: the last that has begun, at least 0. */
    public int activeWord(int frame) {
        int active = -1;
        for (CaptionWord word : words()) {
            if (word.startFrame() > frame) {
                break;
            }
            active++;
        }
        return Math.max(0, active);
    }

    /** A line as text, in the order in which it is read. */
    static String text(List<CaptionWord> line) {
        StringBuilder text = new StringBuilder();
        for (CaptionWord word : line) {
            text.append(word.spaceBefore() && !text.isEmpty() ? " " : "").append(word.text());
        }
        return text.toString();
    }
}
