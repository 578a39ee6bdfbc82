/** Sound inside the engine: floats, 48 kHz, stereo, in blocks. Mixing, mastering, measuring and generated music. */
@NamedInterface("sound")
@NullMarked
package dev.storyreel.media.sound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
