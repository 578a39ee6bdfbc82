/** Servers that speak the vendors' protocols, and refuse what the vendors' descriptions would refuse. */
@NullMarked
package dev.storyreel.provider.vendor;

import org.jspecify.annotations.NullMarked;
