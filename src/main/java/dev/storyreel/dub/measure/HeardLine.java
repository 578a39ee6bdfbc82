package dev.storyreel.dub.measure;

/**
 * A line as it was found in the finished sound. Times are in samples at 48 kHz, good to a window of 5 ms.
 *
 * @param onset where it is first heard
 * @param end after what is last heard of it
 * @param speed how much faster than the voice's own it is heard
 * @param cut how much of its end is missing, at that speed; 0 if it is whole
 */
public record HeardLine(long onset, long end, double speed, long cut) {}
