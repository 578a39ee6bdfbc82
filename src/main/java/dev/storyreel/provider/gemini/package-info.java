/** Google's Gemini: pictures and plans. */
@NullMarked
package dev.storyreel.provider.gemini;

import org.jspecify.annotations.NullMarked;
