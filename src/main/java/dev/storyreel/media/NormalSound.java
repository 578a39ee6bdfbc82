package dev.storyreel.media;

import java.nio.file.Path;

/**
 * A sound that can be mixed.
 *
 * @param wav 48 kHz, mono or stereo, 16 bit or float
 * @param samples its length, of one channel, at least 1
 */
public record NormalSound(Path wav, long samples) {}
