/** Writes down what is said with Whisper and a model file of one's own, in a process of its own on this machine. */
@NullMarked
package dev.storyreel.provider.whisper;

import org.jspecify.annotations.NullMarked;
