/** Pexels: photos and videos in stock. */
@NullMarked
package dev.storyreel.provider.pexels;

import org.jspecify.annotations.NullMarked;
