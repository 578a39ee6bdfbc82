/** Finds FFmpeg and runs it. */
@NullMarked
package dev.storyreel.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
