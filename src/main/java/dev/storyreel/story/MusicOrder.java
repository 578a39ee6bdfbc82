package dev.storyreel.story;

import dev.storyreel.error.WrongField;
import dev.storyreel.kind.OwnFile;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which music is to play, with its file where it is the user's own. */
record MusicOrder(MusicChoice choice, @Nullable OwnFile file) {

    /**
     * What a client asks for; to give a file is to choose it.
     *
     * @param before what it is if nothing is asked for
     * @param find finds the upload
     * @throws WrongField {@link StoryError#MUSIC_UPLOAD_MISSING}, {@link StoryError#MUSIC_UPLOAD_UNUSED}, and what
     *     finding it throws
     */
    static MusicOrder of(
            @Nullable MusicChoice choice, @Nullable UUID upload, MusicOrder before, Function<UUID, OwnFile> find) {
        if (upload != null) {
            if (choice != null && choice != MusicChoice.ASSET) {
                throw new WrongField(
                        StoryError.MUSIC_UPLOAD_UNUSED, "music_upload_id", "can only be given with the music asset");
            }
            return new MusicOrder(MusicChoice.ASSET, find.apply(upload));
        }
        if (choice == null || choice == before.choice()) {
            return before;
        }
        if (choice == MusicChoice.ASSET) {
            throw new WrongField(StoryError.MUSIC_UPLOAD_MISSING, "music_upload_id", "is needed with the music asset");
        }
        return new MusicOrder(choice, null);
    }
}
