/** Sound as PCM, 16 bit, 48 kHz, stereo. */
@NullMarked
package dev.storyreel.media.sound;

import org.jspecify.annotations.NullMarked;
