/** What a recording says, line by line: cut from the words that were heard, or read from what the user gave. */
@NullMarked
package dev.storyreel.dub.transcript;

import org.jspecify.annotations.NullMarked;
