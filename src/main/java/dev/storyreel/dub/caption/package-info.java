/** Captions of a dub, at the times at which it is spoken. */
@NullMarked
package dev.storyreel.dub.caption;

import org.jspecify.annotations.NullMarked;
