/** One way to talk to every vendor: limits on time and size, and one reading of all that can go wrong. */
@NullMarked
package dev.storyreel.provider.http;

import org.jspecify.annotations.NullMarked;
