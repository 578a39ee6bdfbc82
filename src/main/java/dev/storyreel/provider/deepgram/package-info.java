/** Deepgram's voices. */
@NullMarked
package dev.storyreel.provider.deepgram;

import org.jspecify.annotations.NullMarked;
