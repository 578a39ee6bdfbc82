package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.sound.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns sound of any kind into the one kind that is mixed. */
final class SoundNormaliser {
    /** Playlists and the like, which name other files, are not among them. */
    static final String DEMUXERS = "wav,mp3,flac,ogg,aac,mov,matroska,aiff,au,caf";

    /** A filter of 64 taps that keeps 97 % of the band. */
    static final String RESAMPLER =
            "aresample=" + Canvas.SAMPLE_RATE + ":filter_size=64:phase_shift=10:linear_interp=1:cutoff=0.97";

    /** Mono stays mono, more channels become two. */
    static final String FORM = "aformat=sample_fmts=flt:channel_layouts=mono|stereo";

    /** What {@link MediaEngine} allows for one sound, on a machine that has other things to do. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Duration longest;
    private final Duration patience;

    SoundNormaliser(Duration longest, Duration patience) {
        this.longest = longest;
        this.patience = patience;
    }

    NormalSound normalise(FfmpegFinder finder, Path source, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        if (Files.size(source) == 0) {
            throw unreadable(source, "it is empty", null);
        }
        OptionalLong plain = plainLength(source);
        if (plain.isPresent()) {
            return new NormalSound(source, checked(source, plain.getAsLong()));
        }
        // FFmpeg would take what there is of it without a word
        if (WavReader.isCutShort(source)) {
            throw unreadable(source, "it is cut short", null);
        }
        try (AsideFile aside = new AsideFile(target)) {
            decode(finder.find(), source, aside.path(), processes);
            long samples = checked(source, length(aside.path()));
            aside.publish();
            return new NormalSound(target, samples);
        }
    }

    /** Of a file that can be mixed as it is; empty for any other. */
    static OptionalLong plainLength(Path source) throws IOException {
        try {
            return OptionalLong.of(length(source));
        } catch (StoryreelException notPlain) {
            return OptionalLong.empty();
        }
    }

    private long checked(Path source, long samples) {
        if (samples == 0) {
            throw unreadable(source, "it holds no sound", null);
        }
        if (samples > longest.toSeconds() * Canvas.SAMPLE_RATE) {
            throw new StoryreelException(
                    MediaError.AUDIO_TOO_LONG,
                    "the sound " + source.getFileName() + " is longer than " + longest.toSeconds() + " s");
        }
        return samples;
    }

    private void decode(Ffmpeg ffmpeg, Path source, Path target, ProcessGroup processes) throws InterruptedException {
        try {
            FfmpegRun.run(ffmpeg, processes, arguments(source, target), patience);
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
                .add("-af", RESAMPLER + "," + FORM)
                // floats, for what is above full scale is only too loud, not lost
                .add("-c:a", "pcm_f32le")
                .output("wav", target)
                .list();
    }

    private static long length(Path wav) throws IOException {
        try (WavReader reader = WavReader.open(wav)) {
            return reader.samples();
        }
    }

    static StoryreelException unreadable(Path source, @Nullable String why, @Nullable Exception cause) {
        return new StoryreelException(
                MediaError.AUDIO_UNREADABLE, "the sound " + source.getFileName() + " cannot be read: " + why, cause);
    }
}
