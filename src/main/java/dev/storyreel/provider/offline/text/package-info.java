/** Where English sentences and clauses end, shared by the planner and the voice. */
@NullMarked
package dev.storyreel.provider.offline.text;

import org.jspecify.annotations.NullMarked;
