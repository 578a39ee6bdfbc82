/** Pixabay: photos and videos in stock. */
@NullMarked
package dev.storyreel.provider.pixabay;

import org.jspecify.annotations.NullMarked;
