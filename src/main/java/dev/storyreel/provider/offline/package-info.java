/** Providers that need no key, no service and no network. */
@NullMarked
package dev.storyreel.provider.offline;

import org.jspecify.annotations.NullMarked;
