/** Anthropic's Claude. */
@NullMarked
package dev.storyreel.provider.anthropic;

import org.jspecify.annotations.NullMarked;
