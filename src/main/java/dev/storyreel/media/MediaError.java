package dev.storyreel.media;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How composing, encoding and reading media can fail. */
public enum MediaError implements ErrorCode {
    /** Size or frame rate that no film can have. */
    CANVAS_INVALID(ErrorType.USER),
    /** Not a PNG or JPEG picture, or a damaged one. */
    PICTURE_UNREADABLE(ErrorType.USER),
    /** The picture claims more pixels than are ever decoded. */
    PICTURE_TOO_LARGE(ErrorType.USER),
    /** There is nothing in the file. */
    MEDIA_EMPTY(ErrorType.USER),
    /** A file of a kind that is not read, whatever its name says. */
    MEDIA_UNSUPPORTED(ErrorType.USER),
    /** A clip or sound that is damaged, cut short, or cannot be read in reasonable time. */
    MEDIA_UNREADABLE(ErrorType.USER),
    /** A clip or sound of more than three hours, or than was allowed. */
    MEDIA_TOO_LONG(ErrorType.USER),
    /** A clip that claims more pixels than are ever decoded. */
    CLIP_TOO_LARGE(ErrorType.USER),
    /** A file of a kind that can hold pictures and sound, which holds neither. */
    MEDIA_WITHOUT_CONTENT(ErrorType.USER),
    /** A stretch that is no part of its clip. */
    SPAN_INVALID(ErrorType.USER),
    /** No sound can be decoded from the file. */
    AUDIO_UNREADABLE(ErrorType.USER),
    /** The sound lasts longer than the limit. */
    AUDIO_TOO_LONG(ErrorType.USER),
    /** Music that is too short to be repeated. */
    MUSIC_TOO_SHORT(ErrorType.USER),
    /** Segments, cues or lengths that do not fit together. */
    TIMELINE_INVALID(ErrorType.INTERNAL),
    /** The film cannot be decoded. */
    FILM_UNREADABLE(ErrorType.INTERNAL),
    /** No usable FFmpeg was found. */
    FFMPEG_MISSING(ErrorType.RESOURCES),
    /** The FFmpeg at hand has no working encoder for the codec. */
    CODEC_UNAVAILABLE(ErrorType.RESOURCES),
    /** FFmpeg could not be started: it is gone, or there is no memory or process left for it; later there may be. */
    FFMPEG_NOT_STARTED(ErrorType.RESOURCES),
    /** FFmpeg ended with an error; the message holds its last words. */
    FFMPEG_FAILED(ErrorType.INTERNAL),
    /** FFmpeg did not end in its time and was killed. */
    FFMPEG_TOO_SLOW(ErrorType.RESOURCES),
    /** FFmpeg was killed by someone else, e.g. by the system for want of memory. */
    FFMPEG_KILLED(ErrorType.RESOURCES),
    /** There was not enough memory for a picture; later there may be. */
    OUT_OF_MEMORY(ErrorType.RESOURCES),
    /** No room is left where the result or a temporary file goes. */
    DISK_FULL(ErrorType.RESOURCES),
    /** A file of ours cannot be read or written. */
    FILE_NOT_ACCESSIBLE(ErrorType.RESOURCES),
    /** The {@link ProcessGroup} was closed while the work ran, or before it began. */
    RENDER_CANCELLED(ErrorType.RESOURCES);

    private final ErrorType type;

    MediaError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
