package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Takes the sound out of a clip, as long as its pictures are seen before they begin again. */
final class ClipSoundMaker {
    /** The filter slows by no more than this at a time. */
    private static final double SLOWEST = 0.5;

    NormalSound make(Ffmpeg ffmpeg, Footage.Clip clip, int frames, Canvas canvas, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        if (clip.facts().sound() == null) {
            throw new StoryreelException(
                    MediaError.AUDIO_UNREADABLE, "the clip " + clip.file().getFileName() + " has no sound");
        }
        ClipTiming timing = ClipTiming.of(clip, frames, canvas);
        long samples = Math.min(timing.pass(), frames) * canvas.samplesPerFrame();
        try (AsideFile aside = new AsideFile(target)) {
            List<String> arguments = ClipInput.seek(clip.file(), timing.secondsAt(timing.first()))
                    .add("-map", "0:a:0", "-vn", "-sn", "-dn")
                    .add("-af", filters(timing, timing.speed(canvas), samples))
                    .add("-c:a", "pcm_f32le")
                    .output("wav", aside.path())
                    .list();
            run(ffmpeg, clip, arguments, processes);
            aside.publish();
        }
        return new NormalSound(target, samples);
    }

    private static String filters(ClipTiming timing, double speed, long samples) {
        double start = timing.secondsAt(timing.first());
        StringBuilder filters = new StringBuilder("atrim=start=").append(ClipTiming.seconds(start));
        filters.append(',').append(SoundNormaliser.RESAMPLER);
        // silence where the clip has none, so that sound and picture stay together
        filters.append(",aresample=async=1:first_pts=");
        filters.append(Math.round(start * Canvas.SAMPLE_RATE));
        filters.append(",aformat=sample_fmts=flt:channel_layouts=stereo,asetpts=N/SR/TB");
        for (double left = speed; left < 1; left /= Math.max(left, SLOWEST)) {
            filters.append(String.format(Locale.ROOT, ",atempo=%.9f", Math.max(left, SLOWEST)));
        }
        return filters.append(",apad=whole_len=" + samples + ",atrim=end_sample=" + samples)
                .toString();
    }

    private static void run(Ffmpeg ffmpeg, Footage.Clip clip, List<String> arguments, ProcessGroup processes)
            throws InterruptedException {
        try {
            FfmpegRun.run(ffmpeg, processes, arguments);
        } catch (StoryreelException e) {
            throw e.errorCode() == MediaError.FFMPEG_FAILED ? ClipInput.unreadable(clip.file(), e.getMessage(), e) : e;
        }
    }
}
