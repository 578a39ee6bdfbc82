package dev.storyreel.dub;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How the dub kind can fail. */
enum DubError implements ErrorCode {
    /** There is no such dub, or it is another owner's. */
    DUB_NOT_FOUND(ErrorType.USER),
    /** It is not dubbed in that language. */
    DUB_LANGUAGE_NOT_FOUND(ErrorType.USER),
    /** There is no such line, or it is not translated yet. */
    DUB_LINE_NOT_FOUND(ErrorType.USER),
    /** What was asked for is made only later. */
    DUB_NOT_FINISHED(ErrorType.USER),
    /** A recording was given as both a voice and a video, or as neither. */
    RECORDING_MISSING(ErrorType.USER),
    /** It is dubbed in that language already. */
    DUB_LANGUAGE_EXISTS(ErrorType.USER),
    /** A language that is none, is the recording's own, or is asked for twice. */
    DUB_LANGUAGE_INVALID(ErrorType.USER),
    /** Nobody could tell which language the recording is in. */
    SOURCE_LANGUAGE_UNKNOWN(ErrorType.USER),
    /** A transcript or captions that cannot be used. */
    TRANSCRIPT_INVALID(ErrorType.USER),
    /** Nothing is said in the recording. */
    NOTHING_SAID(ErrorType.USER),
    /** A change in which everything is left out. */
    DUB_CHANGE_EMPTY(ErrorType.USER),
    /** So many lines could not be spoken that there is no dub. */
    VOICE_FAILED(ErrorType.PROVIDER);

    private final ErrorType type;

    DubError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
