/** What a finished dub really sounds like: measured on its sound, without knowing how it was planned. */
@NullMarked
package dev.storyreel.dub.measure;

import org.jspecify.annotations.NullMarked;
