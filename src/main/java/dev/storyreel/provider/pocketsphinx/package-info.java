/** Writes down English with pocketsphinx, where that program is installed: a draft, on this machine. */
@NullMarked
package dev.storyreel.provider.pocketsphinx;

import org.jspecify.annotations.NullMarked;
