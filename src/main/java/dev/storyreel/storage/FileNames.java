package dev.storyreel.storage;

import dev.storyreel.error.StoryreelException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names that downloads are saved under. */
public final class FileNames {
    /** Nothing that could break out of a header or a path. */
    private static final Pattern ALLOWED = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Cs}\"\\\\/]{1,128}");

    private FileNames() {}

    /** @throws StoryreelException {@link StorageError#FILE_NAME_INVALID} */
    public static void require(String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new StoryreelException(
                    StorageError.FILE_NAME_INVALID,
                    "a file name has 1–128 characters and no slashes, quotes or control characters");
        }
    }

    /** For a query. */
    public static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
