/** Who is asked, how often, in what order and for how much; and what became of it. */
@NullMarked
package dev.storyreel.provider.routing;

import org.jspecify.annotations.NullMarked;
