/** Shared by tests. */
@NullMarked
package dev.storyreel.testing;

import org.jspecify.annotations.NullMarked;
