package dev.storyreel.media.caption;

/**
 * A word on a page.
 *
 * @param text with case and punctuation
 * @param spaceBefore whether a space parts it from the word before, where that is on the same line
 * @param startFrame the segment's frame from which it is lit
 * @param endFrame the frame after its last, at least {@code startFrame}
 * @param estimated whether its times are estimates
 */
public record CaptionWord(String text, boolean spaceBefore, int startFrame, int endFrame, boolean estimated) {}
