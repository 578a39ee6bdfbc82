/** English speech in this process: written words become spoken tokens, MaryTTS speaks them, every word keeps its time. */
@NullMarked
package dev.storyreel.provider.offline.voice;

import org.jspecify.annotations.NullMarked;
