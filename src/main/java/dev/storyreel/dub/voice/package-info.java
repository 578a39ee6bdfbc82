/** The dubbed voice itself: takes trimmed, stretched and put where the plan says. */
@NullMarked
package dev.storyreel.dub.voice;

import org.jspecify.annotations.NullMarked;
