/**
 * Captions: from the words of a voice, with their times, to pages burnt into frames and to subtitle files. Text is shaped
 * with the fonts that come with the product; nothing is asked of the machine's.
 */
@NamedInterface("caption")
@NullMarked
package dev.storyreel.media.caption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
