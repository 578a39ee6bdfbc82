package dev.storyreel.story;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How the story kind can fail. */
enum StoryError implements ErrorCode {
    /** There is no such project, or it is another owner's. */
    PROJECT_NOT_FOUND(ErrorType.USER),
    /** The film has no such clip, or is not planned yet. */
    CLIP_NOT_FOUND(ErrorType.USER),
    /** What was asked for is made only when the film is finished. */
    FILM_NOT_FINISHED(ErrorType.USER),
    /** A change in which everything is left out. */
    NOTHING_TO_CHANGE(ErrorType.USER),
    /** Somebody else has changed what a change was made out for; the same can be asked for again. */
    CHANGED_MEANWHILE(ErrorType.USER),
    /** All clips together would say more than a script may. */
    SCRIPT_TOO_LONG(ErrorType.USER),
    /** Own music was chosen without saying which. */
    MUSIC_UPLOAD_MISSING(ErrorType.USER),
    /** A file was given together with other music. */
    MUSIC_UPLOAD_UNUSED(ErrorType.USER),
    /** A choice was made that what is seen does not have, such as where a picture begins. */
    MEDIA_OPTION_UNUSED(ErrorType.USER),
    /** A stretch that is no part of the clip. */
    MEDIA_SPAN_INVALID(ErrorType.USER),
    /** Pictures are to move by themselves, and nobody is there who could make them. */
    VIDEO_PROVIDER_MISSING(ErrorType.USER),
    /** Something is to be shown from stock, and nobody is there who has any. */
    STOCK_PROVIDER_MISSING(ErrorType.USER),
    PRESET_NOT_FOUND(ErrorType.USER),
    PRESET_EXISTS(ErrorType.USER),
    /** Presets that come with the product stay as they are. */
    PRESET_BUILT_IN(ErrorType.USER),
    /** The finished film is not what the timeline says. */
    FILM_FAULTY(ErrorType.INTERNAL);

    private final ErrorType type;

    StoryError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
