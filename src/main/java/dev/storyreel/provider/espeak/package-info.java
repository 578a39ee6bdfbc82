/** The voices of espeak-ng, where that program is installed: plain ones, in about a hundred languages. */
@NullMarked
package dev.storyreel.provider.espeak;

import org.jspecify.annotations.NullMarked;
