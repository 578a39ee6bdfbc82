package dev.storyreel.production.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes an error's message fit for rows and clients. Much of it may be the words of a program or a provider: it names no
 * folder of this machine, holds nothing that PostgreSQL refuses as text, and is not endless.
 */
final class ShownMessage {
    private static final int MAX_CHARS = 2000;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    private ShownMessage() {}

    /** @param folders left out of the paths in the message; an inner one comes before the one around it */
    static String of(@Nullable String message, Path... folders) {
        String shown = String.valueOf(message);
        for (Path folder : folders) {
            shown = shown.replace(folder + File.separator, "");
        }
        return UNPRINTABLE
                .matcher(shown.substring(0, Math.min(shown.length(), MAX_CHARS)))
                .replaceAll("");
    }
}
