package dev.storyreel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file of text that an option names.
 *
 * @param longest characters that there may be
 */
record TextFile(String option, int longest) {
    private static final int BYTES_PER_CHARACTER = 4;
    private static final int MARK = 3;

    /** Reads the file, or the input for {@code -}: UTF-8, not blank. */
    String read(String name, InputStream input) {
        try {
            if (name.equals("-")) {
                return check("standard input", input.readNBytes(maxBytes() + 1));
            }
            try (InputStream file = Files.newInputStream(Path.of(name))) {
                return check(name, file.readNBytes(maxBytes() + 1));
            }
        } catch (CharacterCodingException e) {
            throw unreadable(name + " is not text in UTF-8", e);
        } catch (NoSuchFileException e) {
            throw unreadable("there is no file " + name, e);
        } catch (AccessDeniedException e) {
            throw unreadable(name + " may not be read", e);
        } catch (IOException | InvalidPathException e) {
            String why = String.valueOf(e.getMessage());
            throw unreadable("cannot read " + name + " (" + why + ")", e);
        }
    }

    private String check(String name, byte[] bytes) throws CharacterCodingException {
        if (bytes.length > maxBytes()) {
            throw tooLong(name);
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (text.isBlank()) {
            throw unreadable(name + " is empty", null);
        }
        if (text.length() > longest) {
            throw tooLong(name);
        }
        return text;
    }

    private int maxBytes() {
        return BYTES_PER_CHARACTER * longest + MARK;
    }

    private CommandFailure tooLong(String name) {
        return unreadable(String.format(Locale.ROOT, "%s is longer than %,d characters", name, longest), null);
    }

    private CommandFailure unreadable(String why, @Nullable Exception e) {
        return new CommandFailure(CliError.SCRIPT_UNREADABLE, option + ": " + why, e);
    }
}
