/** OpenAI, and servers that speak its language. */
@NullMarked
package dev.storyreel.provider.openai;

import org.jspecify.annotations.NullMarked;
