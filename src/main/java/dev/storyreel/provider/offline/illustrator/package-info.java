/** Composes pictures from openly licensed illustrations on painted grounds; needs no key, no service and no network. */
@NullMarked
package dev.storyreel.provider.offline.illustrator;

import org.jspecify.annotations.NullMarked;
