package dev.storyreel.upload;

import dev.storyreel.media.FileType;
import dev.storyreel.media.HeardSound;
import dev.storyreel.media.MediaFile;
import dev.storyreel.storage.ExpectedBytes;
import dev.storyreel.storage.ObjectKey;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that was announced, and what became of it.
 *
 * @param fileName what its sender calls it; only to be shown
 * @param bytes which bytes it has: those, and no others, are ever used
 * @param contentType one that its purpose takes
 * @param video what was found in a clip or video, once it was looked at
 * @param sound what was heard in a recording to be dubbed, once it was listened to
 * @param errorCode why it was refused or, while it waits, why the bytes that came were not taken
 * @param errorMessage the same for people
 */
public record Upload(
        UUID id,
        String owner,
        Purpose purpose,
        String fileName,
        ExpectedBytes bytes,
        String contentType,
        Status status,
        MediaFile.@Nullable Video video,
        @Nullable HeardSound sound,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        Instant createdAt) {

    static final String FOLDER = "uploads";

    private static final String OWN_FOLDER = FOLDER + "/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY = Pattern.compile(OWN_FOLDER + "/.*");
    private static final Pattern KEY_OF_FOLDER = Pattern.compile(OWN_FOLDER);

    /** Where an upload stands. */
    public enum Status {
        /** Its bytes have not come yet, or not all of them were looked at. */
        WAITING("waiting"),
        /** It can be used. */
        READY("ready"),
        /** Its bytes are not what they should be, and were deleted. */
        REFUSED("refused");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** As it is stored and shown. */
        public String code() {
            return code;
        }
    }

    /** The extension that fits its type, without the dot. */
    public String extension() {
        return purpose.extension(contentType);
    }

    /** What the file should be. */
    FileType fileType() {
        return purpose.fileType(contentType);
    }

    ObjectKey key() {
        return ObjectKey.of(FOLDER, id.toString(), purpose.code() + "." + extension());
    }

    /** Whether an object is an upload at all. */
    static boolean isKey(ObjectKey key) {
        return KEY.matcher(key.value()).matches();
    }

    /** Whether it is the folder of an upload. */
    static boolean isFolder(ObjectKey key) {
        return KEY_OF_FOLDER.matcher(key.value()).matches();
    }

    /** The upload that an object of ours, or its folder, belongs to. */
    static UUID idIn(ObjectKey key) {
        return UUID.fromString(key.value().split("/", -1)[1]);
    }
}
