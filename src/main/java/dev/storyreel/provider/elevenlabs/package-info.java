/** ElevenLabs' voices. */
@NullMarked
package dev.storyreel.provider.elevenlabs;

import org.jspecify.annotations.NullMarked;
