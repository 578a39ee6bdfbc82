package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.MasteredSound;
import dev.storyreel.media.sound.SoundGauge;
import dev.storyreel.media.sound.SoundSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/** Masters a film's sound and encodes it; what the encoder does to peaks is known only from its result. */
final class SoundtrackMaker {
    /** How all sound is encoded. */
    static final String[] ENCODER = {"-c:a", "aac", "-b:a", "192k"};

    /** What AAC at 192 kb/s adds to the peaks of speech, and a little more; decibels. */
    static final double HEADROOM = 0.6;

    /** What a sound whose peaks were still too high gets beyond the difference; decibels. */
    private static final double HEADROOM_STEP = 0.2;

    /** So often a sound is encoded again for its peaks. */
    private static final int CORRECTIONS = 2;

    private static final int BLOCK_SAMPLES = 8192;
    private static final int FRAME_BYTES = Canvas.CHANNELS * Float.BYTES;

    /** @param samples how long it is to be, of one channel */
    void make(Ffmpeg ffmpeg, SoundPlan plan, long samples, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        double headroom = HEADROOM;
        try (AsideFile aside = new AsideFile(target)) {
            for (int corrections = 0; ; corrections++) {
                double wanted;
                try (MasteredSound sound = MasteredSound.open(plan, samples, headroom, processes)) {
                    encode(ffmpeg, sound, aside.path(), processes);
                    wanted = sound.truePeak();
                }
                double encoded = truePeak(ffmpeg, aside.path(), processes);
                if (encoded <= plan.loudness().truePeakDbtp() || corrections == CORRECTIONS) {
                    break;
                }
                // the limiter may not have been reached: what counts is what the encoder added to what it got
                headroom = encoded - wanted + HEADROOM_STEP;
            }
            aside.publish();
        }
    }

    private static void encode(Ffmpeg ffmpeg, SoundSource sound, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        List<String> arguments = new Arguments()
                .add("-loglevel", "warning")
                .add("-f", "f32le", "-ar", String.valueOf(Canvas.SAMPLE_RATE))
                .add("-ac", String.valueOf(Canvas.CHANNELS), "-i", "pipe:0")
                .add(ENCODER)
                .output("mp4", target)
                .list();
        try (FfmpegRun encoder = FfmpegRun.fed(ffmpeg, processes, arguments, BLOCK_SAMPLES * FRAME_BYTES)) {
            float[] left = new float[BLOCK_SAMPLES];
            float[] right = new float[BLOCK_SAMPLES];
            for (int count = sound.next(left, right); count > 0; count = sound.next(left, right)) {
                byte[] block = encoder.take();
                interleave(left, right, count, block);
                encoder.put(block, count * FRAME_BYTES);
            }
            encoder.finish();
        }
    }

    private static void interleave(float[] left, float[] right, int samples, byte[] block) {
        FloatBuffer target =
                ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (int i = 0; i < samples; i++) {
            target.put(2 * i, left[i]).put(2 * i + 1, right[i]);
        }
    }

    private static double truePeak(Ffmpeg ffmpeg, Path file, ProcessGroup processes) throws InterruptedException {
        SoundGauge gauge = new SoundGauge();
        List<String> arguments = new Arguments()
                .add("-loglevel", "warning")
                .input("mov", file)
                .add("-f", "f32le", "pipe:1")
                .list();
        FfmpegRun.run(ffmpeg, processes, arguments, gauge::add, line -> {});
        gauge.finish();
        return gauge.truePeak();
    }
}
