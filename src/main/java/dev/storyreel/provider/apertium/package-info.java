/** Translates with Apertium, where it is installed. */
@NullMarked
package dev.storyreel.provider.apertium;

import org.jspecify.annotations.NullMarked;
