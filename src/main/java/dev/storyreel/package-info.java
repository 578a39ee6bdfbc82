/** Storyreel: a studio server that turns a topic, a script, a product or a recording into finished video. */
@NullMarked
package dev.storyreel;

import org.jspecify.annotations.NullMarked;
