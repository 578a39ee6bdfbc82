/** Where each dubbed line begins, and how fast it is spoken: planned for the whole track at once. Pure functions. */
@NullMarked
package dev.storyreel.dub.align;

import org.jspecify.annotations.NullMarked;
