/** What the providers that use programs of this machine have in common. */
@NullMarked
package dev.storyreel.provider.local;

import org.jspecify.annotations.NullMarked;
