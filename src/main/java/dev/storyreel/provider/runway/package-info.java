/** Runway: clips. */
@NullMarked
package dev.storyreel.provider.runway;

import org.jspecify.annotations.NullMarked;
