package dev.storyreel.upload;

import dev.storyreel.media.FileType;
import dev.storyreel.media.HeardSound;
import dev.storyreel.media.MediaFile;
import dev.storyreel.storage.ExpectedBytes;
import dev.storyreel.storage.ObjectKey;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that was announced, and what became of it.
 *
 * @param fileName what its sender calls it; only to be shown
 * @param bytes which bytes it has: those, and no others, are ever used
 * @param contentType one that its purpose takes
 * @param partSize bytes of each part, where it is sent in parts
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
        long partSize,
        Status status,
        MediaFile.@Nullable Video video,
        @Nullable HeardSound sound,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        Instant createdAt) {

    static final String FOLDER = "uploads";

    private static final String OWN_FOLDER = FOLDER + "/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY = Pattern.compile(OWN_FOLDER + "/.*");
    private static final Pattern KEY_OF_FOLDER = Pattern.compile(OWN_FOLDER);
    private static final String PART = "part_";
    private static final Pattern KEY_OF_PART = Pattern.compile(OWN_FOLDER + "/" + PART + "([1-9]\\d{0,8})");

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

    /** Where all of an upload's objects are. */
    static ObjectKey folder(UUID id) {
        return ObjectKey.of(FOLDER, id.toString());
    }

    /** How it is cut where it is sent in parts. */
    PartSizes partSizes() {
        return new PartSizes(bytes.size(), partSize);
    }

    ObjectKey partKey(int number) {
        return ObjectKey.of(FOLDER, id.toString(), PART + number);
    }

    /** The number of the part that an object of ours is; 0 if it is none. */
    static int partNumber(ObjectKey key) {
        Matcher part = KEY_OF_PART.matcher(key.value());
        return part.matches() ? Integer.parseInt(part.group(1)) : 0;
    }

    /** Whether an object is an upload, or part of one, at all. */
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
