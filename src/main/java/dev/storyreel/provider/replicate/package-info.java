/** Replicate, where many models are to be had: clips. */
@NullMarked
package dev.storyreel.provider.replicate;

import org.jspecify.annotations.NullMarked;
