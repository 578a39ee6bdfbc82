/** Google's Gemini Omni: clips. */
@NullMarked
package dev.storyreel.provider.omni;

import org.jspecify.annotations.NullMarked;
