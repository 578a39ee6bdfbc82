package dev.storyreel.media;

/**
 * What was found by decoding all of a sound, as {@link MediaEngine#hear} does.
 *
 * @param durationMs milliseconds from the file's start to the sound's end, at least 1
 * @param loudestDbfs how loud it gets: root mean square of its loudest 20 ms against full scale, in decibels, without direct
 *     current; −200 for digital silence
 */
public record HeardSound(long durationMs, double loudestDbfs) {}
