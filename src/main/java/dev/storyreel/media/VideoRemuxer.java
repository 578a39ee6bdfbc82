package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.ffmpeg.OutputLines;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/**
 * Puts another sound under a video's pictures, which are copied packet by packet. Both are counted from the file's start, as
 * {@link SoundTaker} counts: pictures that begin later, or before what is shown of them, go on doing so.
 */
final class VideoRemuxer {
    /** Some files tell times in milliseconds, and what Opus puts before the sound, 6.5 ms, is counted twice by some FFmpegs. */
    private static final double SAME_MS = 10;

    /** Of AAC, in samples; Opus has 960. */
    private static final long SOUND_FRAME = 1024;

    private VideoRemuxer() {}

    /**
     * @param codec of the pictures
     * @param pictures packets
     * @param startMs of the first of them, from the file's start or, where its sound is decoded, from that of the sound
     * @param samples of the sound
     */
    private record Listing(String codec, int pictures, double startMs, long samples) {}

    static RemuxedVideo remux(
            Ffmpeg ffmpeg, Path video, Path wav, @Nullable String language, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        FileType type = FileType.of(video).orElseThrow(() -> ClipInput.unreadable(video, "it is no video", null));
        Listing before = list(ffmpeg, type, video, false, processes);
        VideoContainer container = VideoContainer.of(type, before.codec());
        long samples;
        try (WavReader reader = WavReader.open(wav)) {
            samples = reader.samples();
        }
        try (AsideFile aside = new AsideFile(target)) {
            Arguments arguments =
                    joined(type, video, wav, language, before.codec()).output(container.muxer(), aside.path());
            run(ffmpeg, video, arguments, new ProbeLog(), processes);
            Listing after = list(ffmpeg, container.type(), aside.path(), true, processes);
            require(before, after, samples);
            aside.publish();
            return new RemuxedVideo(target, container, after.pictures(), after.samples());
        }
    }

    private static Arguments joined(FileType type, Path video, Path wav, @Nullable String language, String codec) {
        Arguments arguments = new Arguments()
                .add("-loglevel", "error")
                .add("-f", type.demuxer())
                .input(type.demuxer(), video)
                .input("wav", wav)
                .add("-map", "0:V:0", "-map", "1:a:0", "-map_chapters", "-1")
                .add("-c:v", "copy", "-copyinkf")
                .add(VideoContainer.of(type, codec).options(codec));
        String code = language == null ? "" : iso639(language);
        return code.isEmpty() ? arguments : arguments.add("-metadata:s:a:0", "language=" + code);
    }

    /** As containers name languages, with three letters; empty for one that has no such name. */
    private static String iso639(String language) {
        try {
            return Locale.forLanguageTag(language).getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
    }

    private static Listing list(Ffmpeg ffmpeg, FileType type, Path file, boolean sound, ProcessGroup processes)
            throws InterruptedException {
        ProbeLog log = new ProbeLog();
        Arguments arguments = ClipInput.whole(type, file).add("-map", "0:V:0", "-c:v", "copy", "-copyinkf");
        if (sound) {
            arguments.add("-map", "0:a:0", "-c:a", "pcm_s16le", "-ar", String.valueOf(Canvas.SAMPLE_RATE));
        }
        arguments.add("-avoid_negative_ts", "disabled", "-f", "framecrc", "pipe:1");
        run(ffmpeg, file, arguments, log, processes);
        DecodedStream pictures = log.decoded("video");
        DecodedStream heard = log.decoded("audio");
        if (pictures == null) {
            throw ClipInput.unreadable(file, "it holds no pictures", null);
        }
        String codec = pictures.text("codec_id");
        return heard == null
                ? new Listing(codec, pictures.packets(), pictures.startMs(), 0)
                : new Listing(codec, pictures.packets(), pictures.startMs() - heard.startMs(), heard.ticks());
    }

    private static void run(Ffmpeg ffmpeg, Path file, Arguments arguments, ProbeLog log, ProcessGroup processes)
            throws InterruptedException {
        try {
            FfmpegRun.run(ffmpeg, processes, arguments.list(), new OutputLines(log::onOutput), log::onLog);
        } catch (StoryreelException e) {
            throw e.errorCode() == MediaError.FFMPEG_FAILED ? ClipInput.unreadable(file, e.getMessage(), e) : e;
        }
    }

    private static void require(Listing before, Listing after, long samples) {
        boolean same = before.pictures() == after.pictures()
                && Math.abs(before.startMs() - after.startMs()) <= SAME_MS
                && Math.abs(samples - after.samples()) <= SOUND_FRAME;
        if (!same) {
            throw new StoryreelException(
                    MediaError.FILM_UNREADABLE,
                    "the video was not copied as it is: " + before + " became " + after + " for a sound of " + samples);
        }
    }
}
