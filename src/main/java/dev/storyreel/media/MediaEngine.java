package dev.storyreel.media;

import java.nio.file.Path;

/**
 * Composes frames and sound, encodes them and reads films back. Safe for use by many threads.
 *
 * <p>Every call writes aside and publishes its target atomically, replacing what was there; whatever the outcome, no
 * process, thread or temporary file is left. Closing the {@link ProcessGroup} ends a call within a second with
 * {@link MediaError#RENDER_CANCELLED}, interrupting its thread with {@link InterruptedException}. Full disks, files that
 * cannot be accessed and failures of FFmpeg come as {@link dev.storyreel.error.StoryreelException} with a
 * {@link MediaError}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class MediaEngine {
    /**
     * Composes and encodes a segment: H.264 High, yuv420p, BT.709, closed GOP, without sound. All segments of one canvas
     * are encoded alike, so that {@link #assemble} can join them without encoding again. Same input, same bytes.
     *
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#PICTURE_UNREADABLE},
     *     {@link MediaError#PICTURE_TOO_LARGE}
     */
    public RenderedSegment renderSegment(
            StillSegment segment, Path target, ProcessGroup processes, FrameProgress progress)
            throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Turns any sound file (WAV, MP3, FLAC, Ogg, AAC, MP4, Matroska) into PCM, 16 bit, 48 kHz, stereo.
     *
     * @return its length in samples of {@link Canvas#SAMPLE_RATE}
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#AUDIO_UNREADABLE},
     *     {@link MediaError#AUDIO_TOO_LONG}
     */
    public long normaliseAudio(Path source, Path targetWav, ProcessGroup processes) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a film of one segment and its narration, which can be watched on its own.
     *
     * @param narration its start counts from the start of the segment
     * @throws dev.storyreel.error.StoryreelException as {@link #assemble}
     */
    public void withSound(
            RenderedSegment segment, AudioCue narration, Canvas canvas, Path target, ProcessGroup processes)
            throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Joins segments by stream copy and adds one continuous sound track, AAC-LC 192 kb/s, exactly as long as the picture,
     * encoded once. Needs memory for a few blocks of sound however long the film is. Same input, same bytes.
     *
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#TIMELINE_INVALID} when a cue does not fit into the
     *     film, {@link MediaError#AUDIO_UNREADABLE} when one is not of the form that {@link #normaliseAudio} gives
     */
    public void assemble(FilmPlan film, Path target, ProcessGroup processes, FrameProgress progress)
            throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Decodes all of a film and tells what is in it.
     *
     * @throws dev.storyreel.error.StoryreelException {@link MediaError#FILM_UNREADABLE}
     */
    public FilmFacts inspect(Path film, ProcessGroup processes) throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
