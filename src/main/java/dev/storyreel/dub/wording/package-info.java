/** How long a text is when it is spoken, and whether it should be worded shorter or longer. Pure functions. */
@NullMarked
package dev.storyreel.dub.wording;

import org.jspecify.annotations.NullMarked;
