/** Google's Veo, on Google Cloud: clips. */
@NullMarked
package dev.storyreel.provider.veo;

import org.jspecify.annotations.NullMarked;
