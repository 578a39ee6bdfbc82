/** Measures what the product promises about speed and memory; run by {@code bench/run}, not by the tests. */
@NullMarked
package dev.storyreel.bench;

import org.jspecify.annotations.NullMarked;
