package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of the user's own, on its way to the studio. */
record LocalFile(String option, Path path, String purpose, String contentType, long size) {
    private static final Map<String, String> PICTURES =
            Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg");
    private static final Map<String, String> CLIPS = Map.of(
            "mp4", "video/mp4",
            "m4v", "video/x-m4v",
            "mov", "video/quicktime",
            "webm", "video/webm",
            "mkv", "video/x-matroska",
            "avi", "video/x-msvideo",
            "gif", "image/gif");
    /** Clips that come with sound. */
    private static final Map<String, String> VIDEOS = Map.of(
            "mp4", "video/mp4",
            "m4v", "video/x-m4v",
            "mov", "video/quicktime",
            "webm", "video/webm",
            "mkv", "video/x-matroska");

    private static final Map<String, String> SOUNDS = Map.of(
            "mp3", "audio/mpeg",
            "wav", "audio/wav",
            "flac", "audio/flac",
            "ogg", "audio/ogg",
            "m4a", "audio/mp4",
            "aac", "audio/aac",
            "aiff", "audio/aiff");

    private static final int WEBM_HEAD = 1 << 16;

    /** A picture or a clip, whichever it is. */
    static LocalFile seen(String option, String name) {
        String extension = extension(name);
        if (CLIPS.containsKey(extension)) {
            return of(option, name, "clip", CLIPS);
        }
        if (!PICTURES.containsKey(extension)) {
            throw unusable(
                    option,
                    name + " is neither a picture (" + known(PICTURES) + ") nor a clip (" + known(CLIPS) + ")",
                    null);
        }
        return of(option, name, "picture", PICTURES);
    }

    /** People who speak, to be dubbed: a video or a sound, whichever it is. */
    static LocalFile recording(String option, String name) {
        String extension = extension(name);
        if (SOUNDS.containsKey(extension)) {
            return of(option, name, "voice", SOUNDS);
        }
        if (extension.equals("webm") && !hasPictures(name)) {
            return of(option, name, "voice", Map.of(extension, "audio/webm"));
        }
        if (!VIDEOS.containsKey(extension)) {
            throw unusable(
                    option,
                    name + " is neither a video (" + known(VIDEOS) + ") nor a sound (" + known(SOUNDS) + ")",
                    null);
        }
        return of(option, name, "video", VIDEOS);
    }

    /** Whether a WebM file names a codec of pictures in its head; one that cannot be read is looked at elsewhere. */
    private static boolean hasPictures(String name) {
        try (InputStream file = Files.newInputStream(Path.of(name))) {
            String head = new String(file.readNBytes(WEBM_HEAD), StandardCharsets.ISO_8859_1);
            boolean sound = head.contains("A_OPUS") || head.contains("A_VORBIS");
            boolean pictures = head.contains("V_VP") || head.contains("V_AV1");
            return pictures || !sound;
        } catch (IOException | InvalidPathException e) {
            return true;
        }
    }

    /** What is heard behind people who speak. */
    static LocalFile background(String option, String name) {
        return of(option, name, "background", SOUNDS);
    }

    static LocalFile music(String option, String name) {
        return of(option, name, "music", SOUNDS);
    }

    private static LocalFile of(String option, String name, String purpose, Map<String, String> types) {
        try {
            Path path = Path.of(name);
            String type = types.get(extension(name));
            if (type == null) {
                throw unusable(option, name + " is not one of " + known(types), null);
            }
            if (!Files.isRegularFile(path)) {
                throw unusable(option, "there is no file " + name, null);
            }
            if (!Files.isReadable(path)) {
                throw unusable(option, name + " may not be read", null);
            }
            if (Files.size(path) == 0) {
                throw unusable(option, name + " is empty", null);
            }
            return new LocalFile(option, path, purpose, type, Files.size(path));
        } catch (IOException | InvalidPathException e) {
            throw unusable(option, "cannot read " + name + " (" + e.getMessage() + ")", e);
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String known(Map<String, String> types) {
        return String.join(", ", types.keySet().stream().sorted().toList());
    }

    boolean isPicture() {
        return purpose.equals("picture");
    }

    /** Its name without the extension. */
    String title() {
        return String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    /** Sends it; gives the upload's id. */
    String send(StudioClient client, PrintStream notes) throws InterruptedException {
        try {
            Stretch all = new Stretch(path, 0, size);
            String sha256 = all.sha256();
            if (size > PartedSending.AT_ONCE) {
                return new PartedSending(this, sha256, client, notes).send();
            }
            Ticket ticket = client.announce(announcement(sha256));
            client.put(ticket, shown(), all.body(new Tenths(shown(), size, notes)));
            return String.valueOf(ticket.id());
        } catch (CommandFailure e) {
            // what is refused for another reason than the file says nothing of it
            throw e.exitCode() == ExitCode.USAGE || e.exitCode() == ExitCode.FAILED
                    ? e.withMessage(message -> option + ": " + named(shown(), message))
                    : e;
        } catch (IOException | UncheckedIOException e) {
            throw unusable(option, "cannot read " + path + " (" + e.getMessage() + ")", e);
        }
    }

    /** What the studio is told of it first. */
    Map<String, Object> announcement(String sha256) {
        return Map.of(
                "purpose",
                purpose,
                "file_name",
                String.valueOf(path.getFileName()),
                "size_bytes",
                size,
                "sha256",
                sha256,
                "content_type",
                contentType);
    }

    /** What its user calls it. */
    String shown() {
        return Failures.oneLine(String.valueOf(path.getFileName()));
    }

    private static String named(String name, String message) {
        return message.contains(name) ? message : name + ": " + message;
    }

    private static CommandFailure unusable(String option, String why, @Nullable Exception e) {
        return new CommandFailure(CliError.MEDIA_UNREADABLE, option + ": " + why, e);
    }
}
