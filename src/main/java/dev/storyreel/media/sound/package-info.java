/** Sound inside the engine: floats, 48 kHz, stereo, in blocks. Mixing, mastering, measuring and generated music. */
@NullMarked
package dev.storyreel.media.sound;

import org.jspecify.annotations.NullMarked;
