package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns sound of any kind into the one kind that is mixed. */
final class SoundNormaliser {
    /** Playlists and the like, which name other files, are not among them. */
    private static final String DEMUXERS = "wav,mp3,flac,ogg,aac,mov,matroska,aiff,au,caf";

    private final Duration longest;

    SoundNormaliser(Duration longest) {
        this.longest = longest;
    }

    long normalise(Ffmpeg ffmpeg, Path source, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        if (Files.size(source) == 0) {
            throw unreadable(source, "it is empty", null);
        }
        try (AsideFile aside = new AsideFile(target)) {
            decode(ffmpeg, source, aside.path(), processes);
            long samples = length(aside.path());
            if (samples == 0) {
                throw unreadable(source, "it holds no sound", null);
            }
            if (samples > longest.toSeconds() * Canvas.SAMPLE_RATE) {
                throw new StoryreelException(
                        MediaError.AUDIO_TOO_LONG,
                        "the sound " + source.getFileName() + " is longer than " + longest.toSeconds() + " s");
            }
            aside.publish();
            return samples;
        }
    }

    private void decode(Ffmpeg ffmpeg, Path source, Path target, ProcessGroup processes) throws InterruptedException {
        try {
            FfmpegRun.run(ffmpeg, processes, arguments(source, target));
        } catch (StoryreelException e) {
            if (e.errorCode() == MediaError.FFMPEG_FAILED) {
                throw unreadable(source, e.getMessage(), e);
            }
            throw e;
        }
    }

    private List<String> arguments(Path source, Path target) {
        return new Arguments()
                .add("-loglevel", "error")
                .input(DEMUXERS, source)
                .add("-map", "0:a:0", "-vn", "-sn", "-dn")
                // one second more than allowed, so that what is too long is seen to be
                .add("-t", String.valueOf(longest.toSeconds() + 1))
                .add("-ar", String.valueOf(Canvas.SAMPLE_RATE), "-ac", String.valueOf(Canvas.CHANNELS))
                .add("-c:a", "pcm_s16le")
                .output("wav", target)
                .list();
    }

    private static long length(Path wav) throws IOException {
        try (WavReader reader = WavReader.open(wav)) {
            return reader.samples();
        }
    }

    private static StoryreelException unreadable(Path source, @Nullable String why, @Nullable Exception cause) {
        return new StoryreelException(
                MediaError.AUDIO_UNREADABLE, "the sound " + source.getFileName() + " cannot be read: " + why, cause);
    }
}
