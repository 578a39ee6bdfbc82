package dev.storyreel.media;

import dev.storyreel.health.Version;
import dev.storyreel.media.caption.CaptionChecks;
import dev.storyreel.media.caption.CaptionFonts;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import dev.storyreel.media.picture.PictureReader;
import dev.storyreel.media.sound.DubMixer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Composes frames and sound, encodes them and reads films back. Safe for use by many threads.
 *
 * <p>Every call writes aside and publishes its target atomically, replacing what was there; whatever the outcome, no
 * process, thread or temporary file is left. Closing the {@link ProcessGroup} ends a call within a second with
 * {@link MediaError#RENDER_CANCELLED}, interrupting its thread with {@link InterruptedException}. Full disks, files that
 * cannot be accessed and failures of FFmpeg come as {@link dev.storyreel.error.StoryreelException} with a
 * {@link MediaError}.
 */
public final class MediaEngine {
    private final FfmpegFinder finder;
    private final VideoEncoders encoders;
    private final SegmentRenderer renderer;
    private final SoundNormaliser normaliser;
    private final MediaProbe probe;
    private final ClipSoundMaker clipSoundMaker = new ClipSoundMaker();
    private final SoundtrackMaker soundtrackMaker = new SoundtrackMaker();
    private final FilmAssembler assembler = new FilmAssembler();
    private final FilmInspector inspector = new FilmInspector(assembler);

    MediaEngine(FfmpegFinder finder, VideoEncoders encoders, MediaSettings.Engine settings, CaptionFonts fonts) {
        this.finder = finder;
        this.encoders = encoders;
        this.renderer = new SegmentRenderer(fonts);
        this.probe = new MediaProbe(finder);
        this.normaliser = new SoundNormaliser(settings.maxAudioDuration(), SoundNormaliser.PATIENCE);
    }

    /**
     * All that decides the bytes of what this engine makes besides what is asked of it: its version and FFmpeg's. Who keeps
     * results keeps it with them.
     */
    public List<String> making() throws InterruptedException {
        return List.of(Version.current(), finder.find().version());
    }

    /**
     * Finds who can encode as is asked for. What is not known yet is tried, which can take seconds; what works, or is declined by
     * FFmpeg, is known from then on. A driver that hangs takes ten seconds each time. Hardware that does not work is replaced by software.
     *
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#CODEC_UNAVAILABLE}, naming what is missing
     */
    public EncodingChoice encoding(EncodingRequest request) throws InterruptedException {
        return encoders.choose(finder.find(), request);
    }

    /**
     * Composes and encodes a segment: 8 bit, 4:2:0, BT.709, closed GOP. Those of one canvas and one encoding can be joined
     * by {@link #assemble} without being encoded again. Same input, same bytes, where software encodes.
     *
     * @param encoding what {@link #encoding} gave, here or in another process
     * @param narration heard where the segment is watched on its own, its start counted from the segment's, cut where
     *     the segment ends; none for a segment without sound
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#PICTURE_UNREADABLE},
     *     {@link MediaError#PICTURE_TOO_LARGE}, {@link MediaError#MEDIA_UNREADABLE} where nothing of a clip is to be seen
     */
    public RenderedSegment renderSegment(
            Segment segment,
            Encoding encoding,
            @Nullable AudioCue narration,
            Path target,
            ProcessGroup processes,
            FrameProgress progress)
            throws InterruptedException {
        processes.checkpoint();
        try {
            CaptionChecks.@Nullable Result captions =
                    renderer.render(finder.find(), segment, encoding, narration, target, processes, progress);
            return new RenderedSegment(target, segment.frames(), captions);
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }

    /**
     * Decodes all of a picture, so that what passes can be rendered.
     *
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#PICTURE_UNREADABLE},
     *     {@link MediaError#PICTURE_TOO_LARGE}
     */
    public void checkPicture(Path picture, ProcessGroup work) throws InterruptedException {
        PictureReader.check(picture, work);
    }

    /**
     * Finds out what a file really is, whatever it is called, and that it is whole enough to be used: pictures are decoded, of
     * clips and sounds all packets are listed and the beginning is decoded. Takes a few minutes at most, and memory that does
     * not depend on what the file claims. Files that name other files to be read, such as playlists, are not read.
     *
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#MEDIA_EMPTY}, {@link MediaError#MEDIA_UNSUPPORTED},
     *     {@link MediaError#MEDIA_UNREADABLE}, {@link MediaError#MEDIA_TOO_LONG}, {@link MediaError#CLIP_TOO_LARGE},
     *     {@link MediaError#MEDIA_WITHOUT_CONTENT}, {@link MediaError#PICTURE_UNREADABLE},
     *     {@link MediaError#PICTURE_TOO_LARGE}; no message tells where the file lies
     */
    public MediaFile probe(Path file, ProcessGroup processes) throws InterruptedException {
        processes.checkpoint();
        try {
            return probe.probe(file, processes);
        } catch (IOException e) {
            throw FileFailure.of(file.getFileName(), e);
        }
    }

    /**
     * Decodes all of a sound, of any file that {@link #normaliseAudio} takes, and tells how long and how loud it is. Needs neither
     * memory nor disk for it, takes ten minutes at most, and stops at the limit whatever the file says of its length.
     *
     * @param longest what is longer is refused
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#AUDIO_UNREADABLE}, {@link MediaError#MEDIA_TOO_LONG}
     */
    public HeardSound hear(Path file, Duration longest, ProcessGroup processes) throws InterruptedException {
        processes.checkpoint();
        try {
            return SoundListener.hear(finder.find(), file, longest, processes);
        } catch (IOException e) {
            throw FileFailure.of(file.getFileName(), e);
        }
    }

    /**
     * Makes a recording, of any file that {@link #normaliseAudio} takes and however long, one that can be mixed and lies in its
     * time: where the file's sound begins later than its pictures, or is missing, there is silence, and what the encoder has put
     * before it is left out. Needs the same memory for any length. A plain WAV file is given back as it is.
     *
     * @param longest what is longer is refused, three hours at most
     * @param targetWav written only if the source is no plain WAV file
     * @return its first sample belongs to the file's start, from which the times of its pictures are counted
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#AUDIO_UNREADABLE}, {@link MediaError#MEDIA_TOO_LONG}
     */
    public NormalSound takeSound(Path source, Duration longest, Path targetWav, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try {
            return SoundTaker.take(finder, source, longest, targetWav, processes);
        } catch (IOException e) {
            throw FileFailure.of(targetWav, e);
        }
    }

    /**
     * Takes the sound out of a clip: what belongs to its pictures in a shot, from the first to where they begin again or the
     * shot ends. Where they are slowed it is stretched, at the same pitch.
     *
     * @param frames of the shot
     * @return as long as those pictures; for {@link ClipSound}
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#AUDIO_UNREADABLE} for a clip without sound,
     *     {@link MediaError#MEDIA_UNREADABLE}
     */
    public NormalSound clipSound(Footage.Clip clip, int frames, Canvas canvas, Path targetWav, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try {
            return clipSoundMaker.make(finder.find(), clip, frames, canvas, targetWav, processes);
        } catch (IOException e) {
            throw FileFailure.of(targetWav, e);
        }
    }

    /**
     * Makes any sound file (WAV, MP3, FLAC, Ogg, AAC, MP4, Matroska, AIFF, AU, CAF) one that can be mixed. A plain WAV file,
     * which already is, is looked at and given back as it is, without starting a process.
     *
     * @param targetWav written only if the source is no plain WAV file
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#AUDIO_UNREADABLE},
     *     {@link MediaError#AUDIO_TOO_LONG}, {@link MediaError#FFMPEG_TOO_SLOW}
     */
    public NormalSound normaliseAudio(Path source, Path targetWav, ProcessGroup processes) throws InterruptedException {
        processes.checkpoint();
        try {
            return normaliser.normalise(finder, source, targetWav, processes);
        } catch (IOException e) {
            throw FileFailure.of(source, e);
        }
    }

    /**
     * Decodes any sound file that {@link #normaliseAudio} takes, block by block, for those who write down what is said.
     *
     * @param longest of what is decoded; what comes after it is left out
     * @return to be closed
     */
    public DecodedSound decodeSound(Path source, Duration longest, ProcessGroup processes) throws InterruptedException {
        processes.checkpoint();
        return DecodedSound.of(finder.find(), source, longest, processes);
    }

    /**
     * Mixes and masters a film's sound, and encodes it: AAC-LC 192 kb/s in an MP4 file. Needs the same memory however long it
     * is. What is written is decoded again, and encoded once more from a lower level where the encoder lifted the true peak
     * above the plan's. Same input, same bytes.
     *
     * @param samples how long it is to be: as long as the film, in samples of one channel
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#TIMELINE_INVALID} when a narration does not fit
     *     into the film, {@link MediaError#AUDIO_UNREADABLE} when a sound is not of the form that {@link #normaliseAudio}
     *     gives, {@link MediaError#MUSIC_TOO_SHORT}
     */
    public void makeSoundtrack(SoundPlan plan, long samples, Path target, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try {
            soundtrackMaker.make(finder.find(), plan, samples, target, processes);
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }

    /**
     * Mixes a dubbed voice with what is heard behind it, at its loudness: a WAV file of floats, stereo, exactly as long as the voice. Its
     * true peak leaves room for what an encoder adds. Needs the same memory however long it is. Same input, same bytes.
     *
     * @return what was measured of the finished file
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#AUDIO_UNREADABLE} when a sound is not of the form that
     *     {@link #takeSound} gives, or the voice is empty
     */
    public MeasuredSound mixDub(DubMix mix, Path targetWav, ProcessGroup processes) throws InterruptedException {
        processes.checkpoint();
        try (AsideFile aside = new AsideFile(targetWav)) {
            MeasuredSound measured = DubMixer.write(mix, SoundtrackMaker.HEADROOM, aside.path(), processes);
            aside.publish();
            return measured;
        } catch (IOException e) {
            throw FileFailure.of(targetWav, e);
        }
    }

    /**
     * Encodes a finished sound. Same input, same bytes.
     *
     * @param wav of the form that {@link #takeSound} gives
     */
    public void encodeSound(Path wav, SoundFormat format, Path target, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try (AsideFile aside = new AsideFile(target)) {
            Arguments arguments = new Arguments()
                    .add("-loglevel", "error")
                    .input("wav", wav)
                    .add("-map", "0:a:0")
                    .add(format.encoder());
            FfmpegRun.run(
                    finder.find(),
                    processes,
                    arguments.output(format.muxer(), aside.path()).list());
            aside.publish();
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }

    /**
     * Gives a video another sound, the only one that it has then. Its pictures are copied packet by packet, at the times that they
     * had; subtitles, data and other streams are left out. What was written is listed and its sound decoded, so what is given back has
     * as many pictures as before, and all of the sound.
     *
     * @param wav of the form that {@link #takeSound} gives, in the video's time
     * @param language of that sound, BCP 47, which the file tells; null to say nothing
     * @param target should have the extension of {@link VideoContainer#of the container} that the pictures go into
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#MEDIA_UNREADABLE} when the video cannot be copied,
     *     {@link MediaError#FILM_UNREADABLE} when something was lost
     */
    public RemuxedVideo remux(Path video, Path wav, @Nullable String language, Path target, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try {
            return VideoRemuxer.remux(finder.find(), video, wav, language, target, processes);
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }

    /** Joins segments and sound track by stream copy: no picture and no sound is encoded again. Same input, same bytes. */
    public void assemble(FilmPlan film, Path target, ProcessGroup processes) throws InterruptedException {
        processes.checkpoint();
        try {
            assembler.assemble(finder.find(), film, target, processes);
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }

    /**
     * Makes the picture that stands for a film: a JPEG file of the canvas's size, without captions, of the middle of the first
     * segment that is neither dark nor flat there.
     *
     * @param candidates of one canvas, at least one, not more than are to be read
     */
    public void poster(List<? extends Segment> candidates, Path target, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try {
            Poster.make(finder.find(), renderer, candidates, target, processes);
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }

    /**
     * Makes a GIF that goes round, 240 pixels on its shorter side, ten frames a second.
     *
     * @param canvas of the segments
     * @param excerpts what is seen, one after the other; at least one, a few seconds in all
     */
    public void preview(Canvas canvas, List<Excerpt> excerpts, Path target, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try {
            Preview.make(finder.find(), canvas, excerpts, target, processes);
        } catch (IOException e) {
            throw FileFailure.of(target, e);
        }
    }

    /**
     * Decodes all of a film and tells what is in it.
     *
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#FILM_UNREADABLE}
     */
    public FilmFacts inspect(Path film, ProcessGroup processes) throws InterruptedException {
        processes.checkpoint();
        try {
            return inspector.inspect(finder.find(), film, processes);
        } catch (IOException e) {
            throw FileFailure.of(film, e);
        }
    }

    /**
     * Tells what is in a film of ours, as {@link #inspect} does, but decodes no segment's pictures twice: where the film has,
     * packet by packet, the pictures of a segment that was decoded for the check of an earlier film, what was seen then holds.
     * Its sound is always decoded.
     *
     * @param film what {@link #assemble} made
     * @param plan what it was made of; the segments' files are still there
     * @param known segments of earlier films' checks, of any version; what is of no use here is passed over
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#FILM_UNREADABLE}
     */
    public FilmCheck check(Path film, FilmPlan plan, List<SegmentCheck> known, ProcessGroup processes)
            throws InterruptedException {
        processes.checkpoint();
        try {
            return inspector.check(finder.find(), film, plan, known, processes);
        } catch (IOException e) {
            throw FileFailure.of(film, e);
        }
    }
}
