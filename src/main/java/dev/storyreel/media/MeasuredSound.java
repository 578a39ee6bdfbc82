package dev.storyreel.media;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of a finished sound, as ITU-R BS.1770-5 says.
 *
 * @param samples its length, of one channel at 48 kHz
 * @param loudnessLufs integrated loudness; null where nothing is to be heard
 * @param truePeakDbtp the highest true peak; null where every sample is zero
 */
public record MeasuredSound(
        long samples,
        @Nullable Double loudnessLufs,
        @Nullable Double truePeakDbtp) {}
