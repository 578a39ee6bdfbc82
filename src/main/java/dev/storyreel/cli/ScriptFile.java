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

/** The script that a film is made of. */
final class ScriptFile {
    static final int MAX_CHARACTERS = 20_000;
    private static final int MAX_BYTES = 4 * MAX_CHARACTERS + 3;

    private ScriptFile() {}

    /** Reads the file, or the input for {@code -}: UTF-8, not blank, at most 20,000 characters. */
    static String read(String name, InputStream input) {
        try {
            if (name.equals("-")) {
                return check("standard input", input.readNBytes(MAX_BYTES + 1));
            }
            try (InputStream file = Files.newInputStream(Path.of(name))) {
                return check(name, file.readNBytes(MAX_BYTES + 1));
            }
        } catch (CharacterCodingException e) {
            throw new CommandFailure(CliError.SCRIPT_UNREADABLE, "--script: " + name + " is not text in UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(CliError.SCRIPT_UNREADABLE, "--script: there is no file " + name, e);
        } catch (AccessDeniedException e) {
            throw new CommandFailure(CliError.SCRIPT_UNREADABLE, "--script: " + name + " may not be read", e);
        } catch (IOException | InvalidPathException e) {
            String why = String.valueOf(e.getMessage());
            throw new CommandFailure(CliError.SCRIPT_UNREADABLE, "--script: cannot read " + name + " (" + why + ")", e);
        }
    }

    private static String check(String name, byte[] bytes) throws CharacterCodingException {
        if (bytes.length > MAX_BYTES) {
            throw tooLong(name);
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (text.isBlank()) {
            throw new CommandFailure(CliError.SCRIPT_UNREADABLE, "--script: " + name + " is empty");
        }
        if (text.length() > MAX_CHARACTERS) {
            throw tooLong(name);
        }
        return text;
    }

    private static CommandFailure tooLong(String name) {
        return new CommandFailure(
                CliError.SCRIPT_UNREADABLE, "--script: " + name + " is longer than 20,000 characters");
    }
}
