/** Cartesia's voices. */
@NullMarked
package dev.storyreel.provider.cartesia;

import org.jspecify.annotations.NullMarked;
