package dev.storyreel.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a film file really holds, found by decoding it.
 *
 * @param picture its first video stream
 * @param sound its first audio stream, if it has one
 * @param faststart whether the index ({@code moov}) stands before the media data, so that it plays while it loads
 * @param decoderComplaints lines of warning or error that the decoder wrote, 0 in a sound film
 */
public record FilmFacts(Picture picture, @Nullable Sound sound, boolean faststart, int decoderComplaints) {

    /**
     * @param codec FFmpeg's name, e.g. {@code h264}
     * @param profile e.g. {@code High}; empty where the codec has none
     * @param pixelFormat e.g. {@code yuv420p}
     * @param colours range and matrix/primaries/transfer as FFmpeg writes them, e.g. {@code tv, bt709}; empty when untagged
     * @param width pixels
     * @param height pixels
     * @param framesPerSecond mean over the stream, to a thousandth
     * @param frames decoded, for this check or for that of an earlier film
     * @param framesDecoded how many of them were decoded for this check; of the others, an earlier film had the very packets
     * @param durationMs from the first frame's start to the last frame's end, milliseconds
     * @param black stretches of half a second or more in which nearly nothing is brighter than black
     * @param frozen stretches of two seconds or more in which nothing moves
     */
    public record Picture(
            String codec,
            String profile,
            String pixelFormat,
            String colours,
            int width,
            int height,
            double framesPerSecond,
            int frames,
            int framesDecoded,
            double durationMs,
            List<Stretch> black,
            List<Stretch> frozen) {
        public Picture {
            black = List.copyOf(black);
            frozen = List.copyOf(frozen);
        }
    }

    /**
     * @param codec FFmpeg's name, e.g. {@code aac}
     * @param profile e.g. {@code LC}; empty where the codec has none
     * @param sampleRate samples a second
     * @param channels 1 or more
     * @param samples decoded, of one channel
     * @param loudnessLufs integrated loudness after ITU-R BS.1770-5, to a hundredth; null when nothing can be heard
     * @param truePeakDbtp the highest true peak after the same, to a hundredth; null when every sample is zero
     * @param silences stretches of a second or more that stay below −50 dB of full scale
     */
    public record Sound(
            String codec,
            String profile,
            int sampleRate,
            int channels,
            long samples,
            @Nullable Double loudnessLufs,
            @Nullable Double truePeakDbtp,
            List<Stretch> silences) {
        public Sound {
            silences = List.copyOf(silences);
        }

        /** Length in milliseconds. */
        public double durationMs() {
            return samples * 1000.0 / sampleRate;
        }
    }

    /**
     * A part of a film.
     *
     * @param startSeconds from the film's start
     * @param endSeconds from the film's start
     */
    public record Stretch(double startSeconds, double endSeconds) {}

    /** Length of the longer of picture and sound. */
    public Duration duration() {
        double soundMs = sound == null ? 0 : sound.durationMs();
        return Duration.ofNanos(Math.round(Math.max(picture.durationMs(), soundMs) * 1e6));
    }

    /** How much longer the sound is than the picture, in milliseconds; negative when shorter; empty without sound. */
    public Optional<Double> soundMinusPictureMs() {
        return Optional.ofNullable(sound).map(s -> s.durationMs() - picture.durationMs());
    }
}
